import Diagnostics
import Testing

@testable import RepositoryFacts

struct TerraformTests {
  private func facts(_ text: String, path: String = "main.tf") -> [Fact] {
    Terraform.parse(SourceFile(path: path, text: text)).facts
  }

  @Test func givesBlocksAsResources() {
    let facts = facts(
      """
      # resource "aws_s3_bucket" "no" {}
      terraform { backend "s3" {} }
      provider "aws" { region = "eu-west-1" }
      resource "aws_s3_bucket" "data" {
        bucket = "data-${var.env}" // name
        tags   = { Name = "x", "Owner" : "me" }
        versioning {
          enabled = true
        }
      }
      data "aws_ami" "ubuntu" {}
      module "net" {
        source = "./net"
        /* resource "a" "b" {} */
      }
      """)
    #expect(
      facts.only(.resource).summary == [
        "3 resource provider system=terraform api=aws label=aws",
        "4 resource aws_s3_bucket system=terraform api=aws label=data",
        "11 resource data.aws_ami system=terraform api=aws label=ubuntu",
        "12 resource module system=terraform label=net source=./net",
      ])
    #expect(
      facts.only(.key).map { "\($0.location.line ?? 0) \($0.name)=\($0[.value] ?? "-")" } == [
        "2 terraform.backend.s3=-", "3 provider.aws.region=eu-west-1", "5 resource.aws_s3_bucket.bucket=data-${var.env}",
        "6 resource.aws_s3_bucket.tags.Name=x", "6 resource.aws_s3_bucket.tags.Owner=me",
        "7 resource.aws_s3_bucket.versioning=-", "8 resource.aws_s3_bucket.versioning.enabled=true", "13 module.source=./net",
      ])
    #expect(facts.only(.key).allSatisfy { $0[.format] == "hcl" })
  }

  @Test func readsExpressions() {
    let facts = facts(
      """
      resource "a_b" "c" {
        list = ["x", "y" , 3]
        call = file("a.txt")
        cond = var.x ? "a" : "b" # why
        json = jsonencode([{ image = "api", healthCheck = { command = ["curl"] } }])
        loop = [for x in var.y : x.id]
        dynamic "setting" {
          for_each = var.s
          content { name = "n" }
        }
      }
      """)
    #expect(
      facts.only(.key).map { "\($0.name.dropFirst("resource.a_b.".count))=\($0[.value] ?? "-")" } == [
        "list=x", "list=y", "list=3", #"call=file("a.txt")"#, #"cond=var.x ? "a" : "b""#, "json.image=api",
        "json.healthCheck.command=curl", "loop=[for x in var.y : x.id]", "setting=-", "setting.for_each=var.s", "setting.name=n",
      ])
  }

  @Test func runsScriptsOfHereDocuments() {
    let facts = facts(
      """
      resource "aws_instance" "x" {
        user_data = <<-EOF
          #!/bin/bash
          mlflow server --port 80
        EOF
        ami = "after"
        provisioner "local-exec" {
          command = "docker push app"
        }
      }
      """)
    #expect(
      facts.only(.command).map { "\($0.location.line ?? 0) \($0.name)" } == ["4 mlflow server --port 80", "8 docker push app"])
    #expect(facts.only(.key).contains { $0.name == "resource.aws_instance.ami" && $0[.value] == "after" })
  }

  @Test func readsVariables() {
    #expect(
      facts("env = \"prod\"\nsize = 3\n", path: "prod.tfvars").summary == [
        "1 key env value=prod format=hcl", "2 key size value=3 format=hcl",
      ])
    #expect(!Terraform.claims(PathName(".terraform.lock.hcl")))
  }

  @Test func survivesBrokenInput() {
    let deep = "resource \"a\" \"b\" " + String(repeating: "{ x ", count: 5_000)
    #expect(facts(deep).only(.resource).count == 1)
    #expect(facts("a = " + String(repeating: "[", count: 50_000)).count <= 1)
    #expect(facts("}}}\nresource \"a_b\" \"c\" {\n").only(.resource).map(\.name) == ["a_b"])
    #expect(facts("x = \"open\nresource \"a_b\" \"c\" {}\n").only(.resource).map(\.name) == ["a_b"])
    #expect(facts("x = \"${" + String(repeating: "\"${", count: 1_000)).count <= 1)
  }
}
