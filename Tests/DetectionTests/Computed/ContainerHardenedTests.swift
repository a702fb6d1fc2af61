import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct ContainerHardenedTests {
  private func judge(_ files: [String: String]) async throws -> ComputedFinding {
    let source = MemorySource(files.map { MemorySource.File($0.key, text: $0.value) })
    return ContainerHardened.judge(RepositoryView(facts: try await FactExtractor.extract(from: source).facts))
  }
  /// How the measures of one Dockerfile are told, with an exact base always among them.
  private func says(_ rest: String, _ files: [String: String] = [:]) async throws -> String? {
    try await judge(files.merging(["Dockerfile": "FROM python:3.11\n\(rest)\n"]) { $1 }).evidence.first?.says
  }

  @Test(arguments: [
    "python:3.11", "python:3.11-slim", "python:3.11.4-bookworm", "ubuntu:22.04", "debian:bookworm-slim", "ubuntu:jammy-20240111",
    "python@sha256:abc",
    "python:3@sha256:abc", "nvidia/cuda:12.1.1-runtime", "localhost:5000/app:v1.2", "scratch", "rocker/r-ver:4.4.1",
    "node:20.11-alpine",
  ])
  func exactBases(reference: String) { #expect(ContainerHardened.isExact(reference)) }

  @Test(arguments: [
    "python", "python:3", "python:latest", "python:slim", "node:20-alpine", "localhost:5000/app", "python:", "",
    "python:${VERSION}", "amazonlinux:2023",
    "python:3.", "a/b:c/d",
  ])
  func looseBases(reference: String) { #expect(!ContainerHardened.isExact(reference)) }

  @Test(arguments: [
    ("USER app", true), ("USER 1000:1000", true), ("USER root", false), ("USER 0:0", false), ("USER root:app", false),
    ("USER app\nUSER root", false), ("USER root\nUSER app", true), ("USER \"root\"", false),
  ])
  func theLastUserCounts(instruction: String, counts: Bool) async throws {
    #expect(try await says(instruction) == (counts ? "hardens its image with an exact base image, a user other than root" : nil))
  }

  @Test(arguments: [("HEALTHCHECK CMD curl localhost", true), ("HEALTHCHECK NONE", false), ("HEALTHCHECK none", false)])
  func aHealthCheckCountsUnlessItIsNone(instruction: String, counts: Bool) async throws {
    #expect(try await says(instruction) == (counts ? "hardens its image with an exact base image, a health check" : nil))
  }

  @Test(arguments: [".dockerignore", "Dockerfile.dockerignore"])
  func anIgnoreFileBesideItCounts(path: String) async throws {
    #expect(try await says("", [path: "x\n"]) == "hardens its image with an exact base image, a .dockerignore")
    #expect(try await says("", ["other/.dockerignore": "x\n"]) == nil)
  }

  @Test func severalStagesCount() async throws {
    let found = try await judge(["Dockerfile": "FROM python:3.11 AS build\nFROM python:3.11-slim\nCOPY --from=build /a /b\n"])
    #expect(found.status == .partial)
    #expect(found.evidence.map(\.location.line) == [2, 2])
  }

  @Test func aStageBuiltOnAnotherHasItsBaseAndUser() async throws {
    let text = "FROM python:3.11 AS Base\nUSER app\nFROM base AS final\nRUN x\n"
    #expect(
      try await judge(["Dockerfile": text]).evidence.first?.says
        == "hardens its image with an exact base image, a user other than root, several build stages")
    // The user of a stage that is only copied from is not the image's.
    let copied = "FROM python:3.11 AS build\nUSER app\nFROM python:3.11-slim\nCOPY --from=build /a /b\n"
    #expect(
      try await judge(["Dockerfile": copied]).evidence.first?.says
        == "hardens its image with an exact base image, several build stages")
  }

  @Test func oneLooseBaseSpoilsTheExactOne() async throws {
    #expect(
      try await judge(["Dockerfile": "FROM python AS build\nFROM python:3.11-slim\nUSER app\n"]).evidence.first?.says
        == "hardens its image with a user other than root, several build stages")
  }

  @Test func aBuildArgumentIsFilledIn() async throws {
    #expect(
      try await judge(["Dockerfile": "ARG V=3.11\nFROM --platform=linux/amd64 python:${V}-slim\nUSER app\n"]).status == .partial)
  }

  @Test func threeOfOneImageAreEnoughButNotOfSeveral() async throws {
    let all = "FROM python:3.11\nUSER app\nHEALTHCHECK CMD x\n"
    #expect(try await judge(["Dockerfile": all]).status == .met)
    #expect(
      try await judge(["a/Dockerfile": "FROM python:3.11\nUSER app\n", "b/Dockerfile": "FROM python\nHEALTHCHECK CMD x\n"]).status
        == .partial)
    #expect(
      try await judge(["a/Dockerfile": "FROM python:3.11\n", "b/Dockerfile": "FROM python\nHEALTHCHECK CMD x\n"]).status
        == .absent)
    #expect(try await judge([".devcontainer/Dockerfile": all]).status == .absent)
  }
}
