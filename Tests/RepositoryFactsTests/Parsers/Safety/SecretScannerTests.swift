import Diagnostics
import Testing

@testable import RepositoryFacts

/// Keys are put together here, so that this file holds none.
private enum Sample {
  static let random = "q7Zt2Lw9XbV4nR8sKd3Hy6Mc1Pf5Ga0Je"
  static let aws = "AKIA" + "Q4TZ7WXBN2VRLK5D"
  static let awsSecret = "kP9v/Xq2LmZ7tYwB4nC+8rHs1JdGfE6aUoI3" + "TbNy"
  static let github = "ghp_" + "a8Kd72LmQpZx04VtRw91YbNc63HsJf5GeT2u"
  static let openai = "sk-" + "proj-Ab39Kd72LmQpZx04VtRw91YbNc63HsJf"
  static let huggingface = "hf_" + "QpZxAbVtRwKdYbNcLmHsJfGeTu39720491"
  static let keyBody = "MIIEowIBAAKCAQEAx7hso4iTbQe3Im9nZq2LmZ7tYwB4nC8rHs1JdGfE6aUoI3Tb"
  static func pem(_ separator: String) -> String {
    "-----BEGIN RSA " + "PRIVATE KEY-----" + separator + keyBody + separator + keyBody
  }
}

@Suite struct SecretScannerTests {
  private func found(_ path: String, _ text: String) -> [String] {
    SecretScanner.parse(SourceFile(path: path, text: text)).facts.map { "\($0.location.line ?? 0) \($0.name)" }
  }

  @Test(arguments: [
    ("src/a.py", "x = 1\nkey = \"\(Sample.aws)\"", "2 aws-access-key"),
    ("a.py", "aws_secret_access_key=\"\(Sample.awsSecret)\"", "1 aws-secret-key"),
    ("a.ipynb", "\"    \\\"token\\\": \\\"\(Sample.github)\\\",\\n\"", "1 github-token"),
    ("README.md", "export OPENAI_API_KEY=\(Sample.openai)", "1 openai-key"),
    ("README.md", "use \(Sample.huggingface).", "1 huggingface-token"),
    ("docs/setup.md", "Text\n\(Sample.pem("\n"))", "2 private-key"),
    ("service.json", "{\"private_key\": \"\(Sample.pem("\\n"))\"}", "1 private-key"),
    ("key.pem", Sample.pem("\r\n"), "1 private-key"),
    (".env", "A=b\nDB_PASSWORD=hunter2", "2 password"), (".env", "POSTGRES_PASSWORD=postgres", "1 password"),
    (".env.dev", "POSTGRES_PASSWORD=P@ssw0rd!", "1 password"), (".env", "AWS_SECRET_ACCESS_KEY=minio123", "1 aws-secret-key"),
    ("prod.tfvars", "db_password = \"hunter22\"", "1 password"), ("app.py", "password: str = 'hunter22'", "1 password"),
    ("app.ts", "const cfg = { dbPassword: 'hunter22' };", "1 password"),
    ("conf.yaml", "db:\n  password: hunter22 # x", "2 password"), ("conf.ini", "password = hunter22", "1 password"),
    ("a.py", "os.environ[\"API_TOKEN\"] = \"\(Sample.random)\"", "1 token"),
    ("a.py", "client(api_key=\"\(Sample.random)\")", "1 api-key"),
    ("a.py", "url = \"postgresql://app:hunter22@db.shop.org:5432/x\"", "1 address-password"),
    ("a.py", "url = \"postgresql://app:hunter22@localhost/x\"", "1 address-password"),
    (".env", "URL=postgresql+psycopg2://admin:P@ssw0rd!@db:5432/x", "1 address-password"),
    ("README.md", "at https://bob:hunter22@git.shop.org/x", "1 address-password"),
    ("docker-compose.yml", "  API_KEY: \(Sample.random)", "1 api-key"),
    ("README.md", "export WANDB_API_KEY=3f8a9c1d2e4b5f60718293a4b5c6d7e8f9012a3b", "1 api-key"),
    ("k8s/a.yaml", "kind: Secret\ndata:\n  username: YWRtaW4xMjM=\n  password: cGFzc3dvcmQ5OTk=\n", "4 kubernetes-secret"),
    ("k8s/a.yaml", "a: b\n---\nstringData:\n  uri: aG9sYTEyMzQ1\nkind: Secret\n", "4 kubernetes-secret"),
    ("a.yaml", "- --store=postgresql://u_ser:pwd_1@pg-service:5432/db", "1 address-password"),
    (".env", "ADMIN_PASSWORD=admin", "1 password"), (".env", "URL=postgres://postgres:postgres@db/x", "1 address-password"),
    ("a.json", "{\"db\": \"Server=s;User Id=sa;Password=hunter22\"}", "1 password"),
    ("a.json", "{\"password\": 12345678}", "1 password"),
    ("a.py", "headers = {\"X-RapidAPI-Key\": \"\(Sample.random)\"}", "1 api-key"),
    ("examples/a.py", "api_key = \"\(Sample.random)\"", "1 api-key"),
    ("examples/a.py", "password = \"q7Zt2Lw9XbV4\"", "1 password"),
    ("a.py", "k = \"tvly-" + "dev-q7Zt2Lw9XbV4nR8sKd3Hy6Mc\"", "1 tavily-key"),
    ("k8s/a.yaml", "kind: Secret\ndata:\n  password: hunter22 # set by hand\n", "3 kubernetes-secret"),
    ("kaggle.json", "{\"username\":\"ann\",\"key\":\"3f8a9c1d2e4b5f60718293a4b5c6d7e8\"}", "1 api-key"),
  ])
  func credentials(_ path: String, _ text: String, _ expected: String) { #expect(found(path, text) == [expected]) }

  @Test(arguments: [
    ("kaggle.json", "{\"username\":\"ann\",\"key\":\"xxxxxxxx\"}"), ("a.json", "{\"key\":\"3f8a9c1d2e4b5f60718293a4b5c6d7e8\"}"),
    ("a.py", "marks = {\"PASS\": \":white_check_mark:\"}"),
    ("README.md", "API_KEY=YOUR_KEY"), ("README.md", "password = \"hunter22\""),
    ("README.md", "-----BEGIN RSA PRIVATE KEY-----\n..."),
    ("a.py", "MARK = \"-----BEGIN PRIVATE KEY-----\""), ("a.py", "password = os.environ[\"PASSWORD\"]"),
    ("a.py", "password = getpass(\"Password: \")"), ("a.py", "password=\"\""), ("a.py", "password = \"changeme\""),
    ("a.py", "if password == \"hunter22\":"), ("a.py", "pad_token = \"[PAD]\""), ("a.py", "eos_token=\"</s>\""),
    ("a.py", "max_tokens = 2048"), ("a.py", "# password = \"hunter22\""), ("a.py", "token = \"start\""),
    ("a.py", "url = f\"postgres://{user}:{password}@host/db\""), ("a.py", "api_key=\"ollama\""),
    ("a.py", "secret_key = 'development key'"),
    ("a.py", "password_hash = \"d41d8cd98f00b204\""), ("a.py", "SECRET_NAME = \"prod-db-2a7f9\""),
    ("a.js", "password: process.env.PASSWORD"), ("a.js", "label = { password: 'Your password' }"),
    ("a.yml", "password: ${DB_PASSWORD}"), ("a.yml", "password: {{ .Values.password }}"),
    ("a.yml", "password: ENC[AES256_GCM,data:x9a]"),
    ("a.yml", "secret: projects/p/secrets/s"), ("a.yml", "id-token: write"), ("a.yml", "password: !vault |"),
    ("a.yml", "password: null"),
    ("docker-compose.yml", "POSTGRES_PASSWORD: postgres"), ("docker-compose.yml", "- URL=postgres://u:hunter22@db:5432/x"),
    (".github/workflows/ci.yml", "POSTGRES_PASSWORD: hunter22"), (".github/workflows/ci.yml", "TOKEN: ${{ secrets.TOKEN }}"),
    (".env.example", "PASSWORD=hunter22"), ("tests/test_a.py", "password = \"hunter22\""),
    ("tests/fixtures/key.pem", Sample.pem("\n")),
    ("src/Table/stories.tsx", "token: \"\(Sample.random)\""), ("src/Table.stories.ts", "token: \"\(Sample.random)\""),
    ("src/Table/fixtures.ts", "token: \"\(Sample.random)\""), ("src/Table/test.tsx", "token: \"\(Sample.random)\""),
    (".ci/compose.ci.yaml", "      COOKIE_SECRET: \(Sample.random)"),
    (".env", "PASSWORD="), (".env", "API_KEY=<your key>"), (".env", "PASSWORD=$OTHER"), (".env", "AWS_ACCESS_KEY_ID=minio"),
    ("k8s/a.yaml", "kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgBy3i4OJSWK\n"),
    ("k8s/a.yaml", "kind: Secret\ndata:\n  password: {{ .Values.p | b64enc }}\n"),
    ("k8s/a.yaml", "kind: Secret\ndata:\n  password: AgBy3i4OJSWK\nsops:\n  kms: x\n"),
    ("README.md", "postgresql://postgres:postgres@<HOST>:5432"), ("README.md", "postgres://user:hunter22@localhost/db"),
    ("a.py", "key = \"AKIAIOSFODNN7" + "EXAMPLE\""), ("a.py", "key = \"sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""),
    ("a.ipynb", "\"outputs\": [ { \"text\": [ \" 'db_password': 'hunter22'\" ] } ]"),
    ("auth.py", "# public by design: installed apps keep none\nCLIENT_SECRET = \"\(Sample.random)\""),
    // Versions of packages whose names sound so, and scanners' baselines.
    ("package.json", "{\"dependencies\": {\"pbkdf2-password\": \"1.2.1\", \"keep-token\": \"^2.0.0-rc.1\"}}"),
    ("a.json", "{\"hashed_secret\": \"3f8a9c1d2e4b5f60718293a4b5c6d7e8f9012a3b\"}"),
    ("a.py", "encrypted_password = \"\(Sample.random)\""),
    // Numbers, and prose in data.
    ("costs.json", "{\"input_cost_per_token\": 3.75e-06, \"b\": 1}"),
    ("faq.json", "{\"text\": \"Run this:\\ndocker run -e PGADMIN_PASSWORD=hunter22 x\"}"),
    // Encrypted by CI systems, key services and vaults.
    (
      ".buildkite/pipeline.yml",
      "  SECRET_DOCS_TOKEN: \"\(String(repeating: Sample.random, count: 10))==;U2FsdGVkX1\(Sample.random)==\""
    ),
    (".travis.yml", "env:\n  global:\n    - secure: \"\(Sample.random)\"\n"),
    ("a.yml", "$ANSIBLE_VAULT;1.1;AES256\npassword: hunter22\n"),
    ("a.yml", "db_password: AQICAH\(Sample.random)\(Sample.random)"),
    // Local services as they come, examples in comments and docstrings.
    ("a.py", "url = \"postgresql://postgres:postgres@localhost/x\""), ("a.py", "url = \"amqp://guest:guest@broker:5672\""),
    ("a.py", "password: str = \"guest\""), ("a.py", "    >>> connect(\"redis://me:hunter22@localhost\")"),
    ("a.py", "# redis://me:hunter22@localhost/0"), ("a.py", "url = \"HTTPS://jo%40mail.org:a%20secret@shop.org/\""),
    ("a.yaml", "path: postgresql://DB_USER:DB_PASSWORD@DB_HOST:5432/x"), ("a.py", "u = \"https://me:pa55@domain.com/x\""),
    ("examples/a.yaml", "password: feast"), ("examples/k8s.yaml", "kind: Secret\ndata:\n  password: feast\n"),
    ("k8s/a.yaml", "kind: Secret\nstringData:\n  POSTGRES_DB: shop\n  uri: redis.shop.local:6379\n"),
    ("docs_src/a.py", "SECRET_KEY = \"\(Sample.random)\""), ("t/unit/a.py", Sample.pem("\n")),
    ("a.py", "token = \"\(Sample.random)\"  # pragma: allowlist secret"),
    // Half of a key that is of no use alone, and keys that everybody has.
    ("a.ipynb", "\"GET https://x.s3.org/y?X-Amz-Credential=\(Sample.aws)%2F2021\""),
    ("a.ini", "AccountKey=Eby8vdM02xNO" + String(repeating: "q7Zt2Lw9Xb", count: 8)),
    ("a.py", "id = \"3f8a9c1d-2e4b-5f60-7182-93a4b5c6d7e8\""), ("a.gradle", "storePassword = \"android\""),
  ])
  func harmless(_ path: String, _ text: String) { #expect(found(path, text).isEmpty) }

  @Test func noFactHoldsAWholeValue() throws {
    let facts = SecretScanner.parse(
      SourceFile(path: "a.env", text: "TOKEN=\(Sample.github)\nPASSWORD=h4x0\nURL=https://bob:hunter22@git.shop.org\n")
    ).facts
    #expect(facts.map { $0[.masked] } == ["ghp_… (40 characters)", "h4… (4 characters)", "hunt… (8 characters)"])
    #expect(facts.first?[.key] == "TOKEN")
    for fact in facts {
      let all = fact.name + fact.attributes.map(\.value).joined()
      for value in [Sample.github, "h4x0", "hunter22"] { #expect(!all.contains(value)) }
    }
  }

  @Test func binaryAndLargeFilesAreLeftOut() {
    #expect(found("a.py", "\0key = \"\(Sample.aws)\"").isEmpty)
    #expect(found("a.py", String(repeating: " ", count: 1_100_000) + "key = \"\(Sample.aws)\"").isEmpty)
  }

  @Test func anyPrefixAndByteIsRead() {
    let text = Array(
      "k: a\npassword=\"x\ntoken: 'y\nhttp://a:b@c -----BEGIN PRIVATE KEY-----\nkind: Secret\ndata:\n a: \"\nAKIA sk-a =: \\".utf8
    )
    for end in 0...text.count {
      for path in ["a.py", "a.yaml", ".env", "a.ipynb"] {
        #expect(SecretScanner.parse(SourceFile(path: path, bytes: Array(text[..<end]) + [0xFF])).facts.count < 5)
      }
    }
  }

  @Test(arguments: ["=", ":", "://", "a:", "password=\"", "-----BEGIN ", "sk-a", "x://a:b@", "kind: Secret\n---\n", "token:"])
  func hostileRepetitionIsLinear(_ part: String) {
    let text = String(repeating: part, count: 100_000 / part.utf8.count)
    let time = ContinuousClock().measure { _ = found("a.yaml", text) }
    #expect(time < .seconds(120))
  }

  @Test(arguments: [
    ("poetry.lock", false), (".secrets.baseline", false), ("a.svg", false), ("app.min.js", false), ("package-lock.json", false),
    (".env", true),
    ("a.ipynb", true), ("id_rsa", true),
  ])
  func filesThatAreSearched(_ path: String, _ isSearched: Bool) {
    #expect(ParserTable.safety.contains { $0.claims(PathName(path)) } == isSearched)
  }
}
