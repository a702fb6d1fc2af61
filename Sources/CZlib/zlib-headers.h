// The system's zlib, which inflates what archives hold. Its headers come with zlib1g-dev, or with the macOS SDK.
#include <zlib.h>
