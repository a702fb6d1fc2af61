import Testing

@testable import RepositoryFacts

@Suite struct RManifestTests {
  @Test func descriptionIsRead() {
    let text = """
      Package: demo
      Version: 0.1.0
      License: MIT + file LICENSE
      Depends: R (>= 4.1)
      Imports:
          data.table (>= 1.14),
          dplyr, tidyr
      Suggests: testthat (== 3.0.0)
      Description: Imports: nothing
          at all.
      """
    #expect(
      ManifestFixture.dependencies("DESCRIPTION", text) == [
        "6 data-table >= 1.14 main", "7 dplyr main", "7 tidyr main", "8 testthat == 3.0.0! dev",
      ])
    #expect(ManifestFixture.metadata("DESCRIPTION", text) == ["1 name demo", "2 version 0.1.0", "3 license MIT + file LICENSE"])
    #expect(ManifestFixture.facts("DESCRIPTION", "Some prose: about a thing\n more\n").isEmpty)
  }

  @Test func renvLockIsManifestAndLock() {
    let text =
      "{\n\"R\": {\"Version\": \"4.3\"},\n\"Packages\": {\n\"dplyr\": {\n\"Package\": \"dplyr\", \"Version\": \"1.1.4\"}}}\n"
    #expect(ManifestFixture.dependencies("renv.lock", text) == ["4 dplyr 1.1.4! main"])
    #expect(ManifestFixture.facts("renv.lock", text).contains { $0.kind == .lock && $0.name == "renv" })
    #expect(ManifestFixture.facts("renv.lock", "{\"Packages\": {}}").isEmpty)
  }
}

@Suite struct JuliaProjectTests {
  @Test func packagesAndVersions() {
    let text =
      "name = \"Demo\"\n[deps]\nFlux = \"587475ba\"\nCSV = \"336ed68f\"\n[compat]\nFlux = \"=0.14.1\"\n[extras]\nTest = \"8dfed614\"\n"
    #expect(ManifestFixture.dependencies("Project.toml", text) == ["3 flux =0.14.1! main", "4 csv main", "8 test dev"])
    #expect(ManifestFixture.dependencies("Project.toml", "[tool]\na = 1\n").isEmpty)
  }
}

@Suite struct PackageJSONTests {
  @Test func dependenciesAndMetadata() {
    let text = """
      {
        "name": "demo", "license": "MIT", "packageManager": "pnpm@9.1.0",
        "dependencies": {
          "@tensorflow/tfjs": "^4.0.0",
          "socket.io": "4.7.2",
          "own": "file:../own"
        },
        "devDependencies": {"jest": "~29", "x": "1.x", "y": "1.2.3-beta.1"}
      }
      """
    #expect(
      ManifestFixture.dependencies("package.json", text) == [
        "4 @tensorflow/tfjs ^4.0.0 main", "5 socket-io 4.7.2! main", "8 jest ~29 dev", "8 x 1.x dev", "8 y 1.2.3-beta.1! dev",
      ])
    #expect(ManifestFixture.managers("package.json", text) == ["pnpm"])
    #expect(ManifestFixture.metadata("package.json", text) == ["2 name demo", "2 license MIT"])
  }
}

@Suite struct CargoTests {
  @Test func tablesAreRead() {
    let text = """
      [package]
      name = "demo"
      license = "MIT"
      [dependencies]
      serde = { version = "1.0", features = ["derive"] }
      burn = "=0.13.2"
      own = { path = "own" }
      opt = { version = "1", optional = true }
      [dev-dependencies]
      criterion = "0.5"
      [target.'cfg(unix)'.dependencies]
      nix = "0.27.1"
      """
    #expect(
      ManifestFixture.dependencies("Cargo.toml", text) == [
        "5 serde 1.0 main", "6 burn =0.13.2! main", "8 opt 1 optional", "10 criterion 0.5 dev", "12 nix 0.27.1 main",
      ])
  }
}

@Suite struct JVMManifestTests {
  @Test func pomIsRead() {
    let text = """
      <?xml version="1.0"?>
      <project xmlns="x">
        <artifactId>demo</artifactId>
        <version>1.0</version>
        <licenses><license><name>Apache-2.0</name></license></licenses>
        <dependencyManagement><dependencies><dependency><groupId>no</groupId><artifactId>no</artifactId></dependency></dependencies></dependencyManagement>
        <dependencies>
          <!-- <dependency><groupId>gone</groupId><artifactId>gone</artifactId></dependency> -->
          <dependency>
            <groupId>org.apache.spark</groupId>
            <artifactId>spark-mllib_2.12</artifactId>
            <version>3.5.0</version>
          </dependency>
          <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>${v}</version><scope>test</scope></dependency>
        </dependencies>
        <build><plugins><plugin><dependencies><dependency><groupId>no</groupId><artifactId>no</artifactId></dependency></dependencies></plugin></plugins></build>
      </project>
      """
    #expect(
      ManifestFixture.dependencies("pom.xml", text) == [
        "9 org.apache.spark:spark-mllib-2-12 3.5.0! main", "14 junit:junit ${v} dev",
      ])
    #expect(ManifestFixture.metadata("pom.xml", text) == ["3 name demo", "4 version 1.0", "5 license Apache-2.0"])
  }

  @Test func brokenPomEnds() {
    let bytes = Array("<project><!-- x --><dependencies><dependency><groupId>a</groupId></dependency></project>".utf8)
    for length in 0...bytes.count {
      #expect(Pom.parse(SourceFile(path: "pom.xml", bytes: Array(bytes[..<length]))).facts.isEmpty)
    }
    for piece in ["<", "<a>", "</a>", "<!--", "<dependency>"] {
      #expect(ManifestFixture.facts("pom.xml", String(repeating: piece, count: 50_000)).isEmpty)
    }
  }

  @Test func sbtIsRead() {
    let text = """
      name := "demo"
      // "a" % "b" % "1"
      libraryDependencies ++= Seq(
        "org.apache.spark" %% "spark-core" % "3.5.0" % "provided",
        "org.scalatest" %% "scalatest" % "3.2.1" % Test,
        "io.x" % "y" % yVersion
      )
      """
    #expect(
      ManifestFixture.dependencies("build.sbt", text) == [
        "4 org.apache.spark:spark-core 3.5.0! main", "5 org.scalatest:scalatest 3.2.1! dev", "6 io.x:y yVersion main",
      ])
    #expect(ManifestFixture.metadata("build.sbt", text) == ["1 name demo"])
  }

  @Test func gradleIsRead() {
    let text = """
      dependencies {
        implementation "ai.djl:api:0.25.0"
        api("com.x:y:1.+")
        // implementation "no:no:1"
        testImplementation('junit:junit:4.13.2')
        implementation(platform("org.z:bom:1.0"))
        implementation project(":own")
      }
      """
    #expect(
      ManifestFixture.dependencies("build.gradle.kts", text) == [
        "2 ai.djl:api 0.25.0! main", "3 com.x:y 1.+ main", "5 junit:junit 4.13.2! dev", "6 org.z:bom 1.0! main",
      ])
  }
}

@Suite struct SwiftAndGoManifestTests {
  @Test func packageSwiftIsRead() {
    let text = """
      let package = Package(name: "demo", dependencies: [
        .package(url: "https://github.com/a/Swift_Tool.git", from: "1.2.0"),
        // .package(url: "https://github.com/a/gone", from: "1.0.0"),
        .package(url: "https://github.com/a/b", exact: "2.0.0"),
        .package(path: "../own"),
        .package(url: "https://github.com/a/c", branch: "main"),
      ])
      """
    #expect(
      ManifestFixture.dependencies("Package.swift", text) == ["2 swift-tool 1.2.0 main", "4 b 2.0.0! main", "6 c main main"])
  }

  @Test func goModIsRead() {
    let text =
      "module example.com/demo\n\ngo 1.22\nrequire (\n\tgithub.com/a/b_c v1.2.3\n\tx.y/z v0.1.0 // indirect\n)\nrequire k.io/q v2.0.0\nreplace a => b v1.0.0\n"
    #expect(
      ManifestFixture.dependencies("go.mod", text) == ["5 github.com/a/b-c v1.2.3! main", "8 k.io/q v2.0.0! main"])
    #expect(ManifestFixture.metadata("go.mod", text) == ["1 name example.com/demo"])
  }
}
