import Diagnostics
import Testing

@testable import RepositoryFacts

/// The CI systems beside GitHub Actions: what each gives for one usual file.
struct OtherSystemsTests {
  private func jobs(_ path: String, _ text: String) -> [String] {
    Parsing.facts(path, text).filter { $0.kind == .job }.map { fact in
      let attributes = fact.attributes.filter { $0.key != .system && $0.key != .trigger }.map { "\($0.key.rawValue)=\($0.value)" }
      return ([fact.name] + attributes).joined(separator: " ")
    }
  }

  @Test func azurePipelinesOfTemplates() {
    let text = """
      trigger: [main]
      pool: {vmImage: ubuntu-latest}
      stages:
      - stage: train
        condition: succeeded()
        jobs:
        - template: jobs/train.yml
          parameters: {env: dev}
      - stage: deploy
        dependsOn: [train]
        jobs:
        - deployment: ship
          environment: {name: prod}
          pool: mine
          strategy: {runOnce: {deploy: {steps: [{template: ../steps/ship.yml@self}]}}}
      - template: stages/end.yml
      """
    #expect(
      jobs("ops/release.yml", text) == [
        "train owner=train condition=succeeded()", "deploy owner=deploy needs=train",
        "ship owner=ship label=mine environment=prod",
      ])
    #expect(
      summary("ops/release.yml", text) == [
        "7 train: ops/jobs/train.yml [push]", "15 ship: steps/ship.yml [push]",
        "16 -: ops/stages/end.yml [push]",
      ])
    #expect(workflow("ops/release.yml", text)?.location.line == 1)
    #expect(Parsing.facts("a.yml", "steps: [{template: x}]").isEmpty)
  }

  @Test(arguments: [
    ("ci/cloudbuild/build.yaml", "steps:\n- name: builder\n  args: [\n    build, .]\n"),
    ("ops/build.yaml", "steps:\n- name: gcr.io/cloud-builders/docker\n  args:\n  - build\n"),
    ("ops/build.yaml", "steps:\n- name: python:3.11\n  entrypoint: make\n  args:\n  - test\n"),
  ])
  func cloudBuildByFolderAndContent(_ path: String, _ text: String) {
    #expect(workflow(path, text)?.name == "cloud-build")
    #expect(
      Parsing.facts(path, text).first { $0.kind == .command }?.location.line
        == (path.hasPrefix("ci") ? 4 : text.contains("make") ? 5 : 4))
  }

  @Test(arguments: [
    "steps:\n- name: build it\n  script: make\n", "steps:\n- name: python:3.11\n",
    "kind: pipeline\nsteps:\n- name: a:1\n  args: [x]\n",
    "on: push\nsteps:\n- name: gcr.io/a/b\n  args: [x]\n", "steps:\n- name: 'test: all'\n  args: [x]\n",
  ])
  func otherStepsAreNoCloudBuild(_ text: String) {
    #expect(Parsing.facts("ops/build.yaml", text).filter { $0[.system] == "cloud-build" }.isEmpty)
  }

  private func summary(_ path: String, _ text: String) -> [String] {
    Parsing.facts(path, text).filter { $0.kind == .command || $0.kind == .uses }.map {
      "\($0.location.line ?? 0) \($0[.owner] ?? "-"): \($0.name) [\($0.values(.trigger).joined(separator: " "))]"
    }
  }

  private func workflow(_ path: String, _ text: String) -> Fact? { Parsing.facts(path, text).first { $0.kind == .workflow } }

  private let gitlab = """
    include:
      - local: /ci/more.yml
    default:
      before_script:
        - pip install x
    .base:
      script:
        - pytest
    test:
      extends: .base
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
        - if: $CI_PIPELINE_SOURCE == "schedule"
    deploy:
      before_script: []
      script: |
        a
        b
      environment: {name: prod}
      when: manual
      needs: [test]
    never:
      rules: [{when: never}]
      script: x
    referred:
      only: [tags]
      before_script: []
      script:
        - !reference [.base, script]
    """

  @Test func gitLab() {
    #expect(
      summary(".gitlab-ci.yml", gitlab) == [
        "2 -: ci/more.yml [push pull-request]", "5 test: pip install x [pull-request schedule]",
        "8 test: pytest [pull-request schedule]", "17 deploy: a [manual]", "18 deploy: b [manual]", "8 referred: pytest [tag]",
      ])
    #expect(workflow(".gitlab-ci.yml", gitlab)?.name == "gitlab")
    #expect(workflow(".gitlab/ci/x.yml", gitlab) == nil)
    #expect(Parsing.facts("config/x.yml", gitlab).isEmpty)
  }

  @Test func gitLabCyclesEnd() {
    #expect(
      summary(".gitlab-ci.yml", "a:\n  extends: [a, b]\n  script: x\nb: {extends: a}\n") == [
        "3 a: x [push pull-request]", "3 b: x [push pull-request]",
      ])
  }

  @Test func circleCI() {
    let text = """
      version: 2.1
      orbs:
        py: circleci/python@2.1
      commands:
        prepare:
          parameters: {tool: {default: pip}}
          steps:
            - run: << parameters.tool >> install x
      jobs:
        test:
          docker: [{image: a}]
          steps:
            - checkout
            - prepare: {tool: uv}
            - py/install
            - run:
                command: |
                  pytest
                working_directory: src
        unused:
          steps: [run: x]
        deploy:
          steps: [run: kubectl apply -f x]
      workflows:
        main:
          jobs:
            - test
            - hold: {type: approval}
            - deploy: {requires: [hold]}
      """
    #expect(
      summary(".circleci/config.yml", text) == [
        "8 test: uv install x [push pull-request]", "15 test: circleci/python/install [push pull-request]",
        "18 test: pytest [push pull-request]", "23 deploy: kubectl apply -f x [manual]",
      ])
    #expect(workflow(".circleci/config.yml", text)?.values(.trigger) == ["push", "pull-request", "manual"])
  }

  @Test func azurePipelines() {
    let text = """
      trigger: [main]
      pr: none
      variables: {IMAGE: app}
      stages:
        - stage: build
          jobs:
            - job: test
              dependsOn: lint
              steps:
                - checkout: self
                - script: pytest $(Build.SourcesDirectory)
                  workingDirectory: src
                - ${{ if eq(1, 1) }}:
                    - bash: docker push $(IMAGE):$(date)
                - task: AzureCLI@2
                  inputs:
                    scriptType: bash
                    inlineScript: |
                      az ml job create
                - template: templates/more.yml
                - script: never
                  condition: false
        - stage: release
          jobs:
            - deployment: prod
              environment: production
              strategy: {runOnce: {deploy: {steps: [{script: helm upgrade x}]}}}
      """
    let facts = Parsing.facts("ci/pipeline.yml", text)
    #expect(
      summary("ci/pipeline.yml", text) == [
        "11 test: pytest ${Build.SourcesDirectory} [push]", "14 test: date [push]", "14 test: docker push app:$(…) [push]",
        "15 test: AzureCLI [push]", "19 test: az ml job create [push]", "20 test: ci/templates/more.yml [push]",
        "27 prod: helm upgrade x [push]",
      ])
    #expect(facts.filter { $0.kind == .job }.map(\.name) == ["build", "test", "release", "prod"])
    #expect(facts.contains { $0.kind == .job && $0[.environment] == "production" })
  }

  @Test func azureTemplatesAreNoWorkflow() {
    let text = "parameters: [{name: x}]\nsteps:\n  - script: pytest\n"
    #expect(summary("templates/t.yml", text) == ["3 -: pytest []"])
    #expect(workflow("templates/t.yml", text) == nil)
    #expect(workflow("azure-pipelines.yml", "trigger: none\nsteps: [{script: pytest}]")?.values(.trigger) == ["manual"])
    #expect(workflow("azure-pipelines.yml", "trigger:\n- none\nsteps: [{script: pytest}]")?.values(.trigger) == ["manual"])
    #expect(
      workflow("azure-pipelines.yml", "trigger: [none, main]\nsteps: [{script: pytest}]")?.values(.trigger) == ["push"])
    #expect(Parsing.facts("k8s.yml", "kind: X\nsteps:\n  - script: pytest\n").isEmpty)
  }

  @Test func travis() {
    let text = "install: pip install x\nscript:\n  - pytest\ndeploy:\n  provider: pypi\n  on: {tags: true}\n"
    #expect(
      summary(".travis.yml", text) == [
        "1 build: pip install x [push pull-request]", "3 build: pytest [push pull-request]", "5 build: pypi [tag]",
      ])
  }

  @Test func cloudBuild() {
    let text = """
      steps:
        - name: gcr.io/cloud-builders/docker
          args: [build, -t, app, .]
        - name: python:3.12
          entrypoint: bash
          args:
            - -c
            - |
              pip install x
              pytest
          dir: src
        - name: gcr.io/google.com/cloudsdktool/cloud-sdk
          args: [gcloud, run, deploy, app]
      images: [app]
      """
    #expect(
      summary("cloudbuild.yaml", text) == [
        "3 build: docker build -t app . [external]", "9 build: pip install x [external]", "10 build: pytest [external]",
        "13 build: gcloud run deploy app [external]", "14 build: docker push app [external]",
      ])
    #expect(workflow("cloudbuild.yaml", text)?.name == "cloud-build")
    #expect(Parsing.facts("other.yaml", "steps:\n  - name: clean\n    args: [a]\n").isEmpty)
  }

  @Test func codeBuild() {
    let text =
      "version: 0.2\nphases:\n  install:\n    commands:\n      - pip install x\n  build:\n    commands:\n      - |\n        pytest\n    finally: [make clean]\n"
    #expect(
      summary("buildspec.yml", text) == [
        "5 build: pip install x [external]", "9 build: pytest [external]", "10 build: make clean [external]",
      ])
  }

  @Test func bitbucket() {
    let text = """
      pipelines:
        default:
          - parallel:
              - step: {name: Test, script: [pytest]}
        branches:
          main:
            - step:
                deployment: production
                trigger: manual
                script:
                  - pipe: atlassian/aws-ecs-deploy:1.0
                    variables: {A: b}
        custom:
          nightly:
            - step: {script: [make train]}
      """
    #expect(
      summary("bitbucket-pipelines.yml", text) == [
        "4 Test: pytest [push]", "11 main: atlassian/aws-ecs-deploy [manual]", "15 nightly: make train [manual]",
      ])
  }

  @Test func buildkite() {
    let text =
      "steps:\n  - label: Test\n    command: pytest\n  - block: Go\n  - key: ship\n    commands: [make push]\n    plugins: [docker#v5: {image: a}]\n"
    #expect(
      summary(".buildkite/pipeline.yml", text) == [
        "3 Test: pytest [external]", "6 ship: make push [manual]", "7 ship: docker [manual]",
      ])
  }

  @Test func drone() {
    let text =
      "kind: pipeline\nname: ci\ntrigger: {event: [push]}\nsteps:\n  - name: t\n    image: a\n    commands: [pytest]\n  - name: p\n    image: plugins/docker:20\n    settings: {repo: a}\n    when: {event: tag}\n"
    #expect(summary(".drone.yml", text) == ["7 ci: pytest [push]", "8 ci: plugins/docker [tag]"])
    #expect(
      summary(".woodpecker/x.yml", "steps:\n  t:\n    image: a\n    commands: pytest\n") == [
        "4 x: pytest [push pull-request tag]"
      ])
  }

  private let jenkins = """
    pipeline {
      triggers { cron('H 2 * * *') }
      stages {
        stage('Test') { // sh "no"
          steps {
            sh 'pytest'
            dir('web') { sh "npm test" }
            sh '''
              make a
              make b
            '''
            sh(returnStdout: true, script: "git log")
            echo "sh 'no'"
          }
        }
        stage("Ship") { steps { bat "docker push app" } }
      }
    }
    """

  @Test func jenkinsfile() {
    #expect(
      summary("Jenkinsfile", jenkins) == [
        "6 Test: pytest [external schedule]", "7 Test: npm test [external schedule]", "9 Test: make a [external schedule]",
        "10 Test: make b [external schedule]", "12 Test: git log [external schedule]",
        "16 Ship: docker push app [external schedule]",
      ])
    #expect(Parsing.facts("Jenkinsfile", jenkins).contains { $0[.directory] == "web" && $0.name == "npm test" })
    #expect(workflow("Jenkinsfile", "pipeline { }") == nil)
  }

  @Test(arguments: ["Jenkinsfile", ".gitlab-ci.yml"])
  func anyPrefixEnds(_ path: String) {
    let text = path == "Jenkinsfile" ? jenkins : gitlab
    let bytes = Array(text.utf8)
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    for end in stride(from: 0, through: bytes.count, by: 5) {
      for fact in Parsing.facts(path, String(decoding: bytes[..<end], as: UTF8.self)) {
        #expect((1...lines).contains(fact.location.line ?? 1))
      }
    }
  }
}
