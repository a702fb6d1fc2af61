import Diagnostics

/// Turns Terraform and other HCL files into `resource` facts (system terraform) and `key` facts (format hcl).
///
/// - `resource "aws_s3_bucket" "data"`: resource `aws_s3_bucket`, label `data`, api `aws`
/// - `data "aws_ami" "x"`: resource `data.aws_ami`; `module "m"`: resource `module` with `source`; `provider "aws"`: resource
///   `provider`, api `aws`
/// - keys: `resource.aws_s3_bucket.versioning.enabled`, `module.source`, `provider.aws.region`, `variable.<name>.default`,
///   `terraform.backend.s3.bucket`; a nested block alone is a key without a value. In `.tfvars`: `<name>`.
///
/// Scripts that a machine runs when it starts, and provisioners, give `command` facts (context `service`).
enum Terraform: FileParser {
  static func claims(_ path: PathName) -> Bool {
    switch path.ending {
    case "tf", "tfvars", "tofu": true
    case "hcl": path.name != ".terraform.lock.hcl"
    default: false
    }
  }

  static func parse(_ file: SourceFile) -> FactSet {
    var state = State(file: file)
    let root = HCLReader.read(file.bytes)
    state.keys(root, prefix: "")
    for block in root.blocks {
      state.resource(block)
      state.block(block, prefix: prefix(of: block))
    }
    // By line, as they stand: keys of a block come before those of the blocks in it otherwise.
    let ordered = state.facts.enumerated().sorted {
      ($0.element.location.line ?? 0, $0.offset) < ($1.element.location.line ?? 0, $1.offset)
    }
    return FactSet(ordered.map(\.element))
  }

  /// How the keys of a top-level block begin: an object's own name is left out, a variable's or provider's is not.
  private static func prefix(of block: HCLReader.Block) -> String {
    switch block.type {
    case "resource", "data": ([block.type] + block.labels.prefix(1)).joined(separator: ".")
    case "module": block.type
    default: ([block.type] + block.labels).joined(separator: ".")
    }
  }

  private struct State {
    let file: SourceFile
    var facts: [Fact] = []

    mutating func resource(_ block: HCLReader.Block) {
      let type = block.labels.first ?? ""
      var attributes: [Fact.Attribute] = [.init(.system, "terraform")]
      var name = type
      switch block.type {
      case "resource", "data":
        guard !type.isEmpty else { return }
        if block.type == "data" { name = "data.\(type)" }
        attributes.append(.init(.api, String(type.prefix { $0 != "_" })))
        if block.labels.count > 1 { attributes.append(.init(.label, block.labels[1])) }
      case "module", "provider":
        name = block.type
        if block.type == "provider" { attributes.append(.init(.api, type)) }
        if !type.isEmpty { attributes.append(.init(.label, type)) }
        if let source = block.attributes.first(where: { $0.path == ["source"] }) {
          attributes.append(.init(.source, source.value))
        }
      default: return
      }
      facts.append(Fact(.resource, name, at: file.line(block.line), in: file.contexts.union(.service), attributes))
    }

    mutating func block(_ block: HCLReader.Block, prefix: String) {
      keys(block, prefix: prefix)
      for inner in block.blocks {
        // `dynamic "x" { content { … } }` writes blocks `x`.
        let names: [String] =
          switch inner.type {
          case "dynamic": inner.labels
          case "content": []
          default: [inner.type] + inner.labels
          }
        let path = ([prefix] + names).joined(separator: ".")
        if !names.isEmpty { key(path, line: inner.line, value: nil) }
        self.block(inner, prefix: path)
      }
    }

    mutating func keys(_ block: HCLReader.Block, prefix: String) {
      for attribute in block.attributes {
        let path = attribute.path.joined(separator: ".")
        key(prefix.isEmpty ? path : "\(prefix).\(path)", line: attribute.line, value: attribute.value)
        if isScript(attribute, prefix: prefix) { script(attribute, owner: prefix) }
      }
    }

    private mutating func key(_ name: String, line: Int, value: String?) {
      var attributes: [Fact.Attribute] = value.map { [.init(.value, $0)] } ?? []
      attributes.append(.init(.format, "hcl"))
      facts.append(Fact(.key, name, at: file.line(line), in: file.contexts, attributes))
    }

    private func isScript(_ attribute: HCLReader.Attribute, prefix: String) -> Bool {
      guard attribute.isText else { return false }
      return switch attribute.path.last {
      case "user_data", "startup_script", "metadata_startup_script", "startup-script": prefix.hasPrefix("resource.")
      case "command": prefix.hasSuffix(".provisioner.local-exec")
      case "inline": prefix.hasSuffix(".provisioner.remote-exec") || prefix.hasSuffix(".provisioner.shell")
      default: false
      }
    }

    private mutating func script(_ attribute: HCLReader.Attribute, owner: String) {
      let commands = RunText.commands(
        attribute.value, in: file, firstLine: attribute.line, contexts: file.contexts.union(.service),
        attributes: [.init(.owner, owner)])
      facts += commands.map { attribute.isHereDocument ? $0 : $0.moved(to: attribute.line) }
    }
  }
}
