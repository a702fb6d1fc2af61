// The system's libyaml, which reads YAML. Its headers come with libyaml-dev (Debian), libyaml-devel (Fedora) or libyaml (Homebrew).
#include <yaml.h>
