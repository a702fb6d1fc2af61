import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct JuliaParserTests {
  @Test func environmentReads() {
    let facts = facts("a = ENV[\"A\"]\nENV[\"B\"] = 1\nx.ENV[\"C\"]\nENV[\"D\"] == \"1\"\n")
    #expect(facts.all(.call).filter { $0.name == "ENV" }.map { $0[.argument] } == ["A", "D"])
  }

  private func facts(_ text: String, path: String = "src/a.jl") -> FactSet {
    JuliaParser.parse(SourceFile(path: path, text: text))
  }

  @Test func imports() {
    let facts = facts("using Flux, MLJ.Base\nimport Random: seed!, @x\nimport Plots as P\n#= using No =#\nP.plot(x)\n")
    #expect(facts.all(.import).map(\.name) == ["Flux", "MLJ.Base", "Random.seed!", "Random.@x", "Plots"])
    #expect(facts.all(.call).map(\.name) == ["Plots.plot"])
  }

  @Test func calls() {
    let facts = facts(
      "using Random: seed!\nseed!(42)\nm = Chain(Dense(2, 1; bias=false), relu)\nm.fit(x)\nf.(y)\n@info \"x\" a\n")
    #expect(facts.all(.call).map(\.name) == ["Random.seed!", "Chain", "Dense", "Chain.fit", "f", "@info"])
    #expect(facts.all(.call).first { $0.name == "Dense" }?.values(.argument) == ["2", "1", "bias=false"])
  }

  @Test func tests() throws {
    let facts = facts(
      "@testset \"adds\" begin\n  for i in 1:2\n    @test f(x[end]) == 1\n  end\n  @test_throws E g()\nend\n@test h()\n",
      path: "test/runtests.jl")
    let test = try #require(facts.all(.function).first)
    #expect(test.name == "adds")
    #expect(test[.asserts] == "2")
    #expect(test.values(.asserted) == ["@test f(x[end]) == 1", "@test_throws E g()"])
    #expect(test[.test] == "true")
    #expect(test[.lines] == "6")
  }

  @Test func definitions() {
    let facts = facts(
      "struct Net <: Layer\n  w\nend\nfunction train(m, d; lr=0.1)\n  step(m)\nend\ng(x) = h(x)\nconst LR = 0.1\nif abspath(PROGRAM_FILE) == @__FILE__\nend\n"
    )
    #expect(facts.all(.class).first?[.base] == "Layer")
    #expect(facts.all(.function).map(\.name) == ["train", "g"])
    #expect(facts.all(.function).first?.values(.parameter) == ["m", "d", "lr"])
    #expect(facts.all(.assign).map(\.name) == ["LR"])
    #expect(facts.all(.main).count == 1)
  }

  @Test func transpositionIsNoString() {
    #expect(facts("a = x' * f(y')\nc = 'q'\ng(1)\n").all(.call).map(\.name) == ["f", "g"])
  }
}
