public import Diagnostics

/// The result of judging one repository, and the one type that every report, lesson, exercise and grade takes.
///
/// Everything but `source` depends on the judged files, the model, the rules and the tool alone: no clock, no absolute path,
/// no locale.
public struct Assessment: Hashable, Sendable {
  /// The version of the JSON form; raised when a consumer would have to change.
  public static let schemaVersion = 1

  /// The program's version.
  public var toolVersion: String
  /// The maturity model's version: a digest of its text, so that two assessments can be told apart when it changed.
  public var modelVersion: String
  /// The version of the rules, a digest likewise; with a team's own rules it differs.
  public var rulesVersion: String
  /// The judged commit, where there is one.
  public var commit: String?
  /// Where the files came from.
  public var source: Source
  /// The project folder that was judged, where not the whole repository was.
  public var subfolder: String?
  /// The languages of the code, most code lines first.
  public var languages: [LanguageShare]
  /// Whether this is a machine-learning project at all.
  public var mlProject: MLProject
  /// Places that lessons and exercises speak of.
  public var project: ProjectLandmarks
  /// The profile that sets the target, if any.
  public var profile: ProfileChoice?
  /// The highest level whose gate and all lower gates hold on what was observed.
  public var level: Int
  /// The same with attested practices counted as met.
  public var levelClaimed: Int
  /// Waived practices that hold the level back: with them met, the next gate would hold.
  public var cappedBy: [String]
  /// Weighted share of all practices, 0 to 100, one decimal.
  public var score: Double
  /// The same without practices that are waived or out of the profile's scope.
  public var scoreInScope: Double
  /// The gates of levels 1 to 4, in order.
  public var gates: [GateResult]
  /// The dimensions, in the model's order.
  public var dimensions: [DimensionResult]
  /// The practices, in the model's order.
  public var practices: [PracticeResult]
  /// The tools that were found, by category, then id.
  public var technologies: [TechnologyResult]
  /// How the practices answer the frameworks that readers know.
  public var frameworks: [FrameworkResult]
  /// The smallest set of practices that opens the next gate, cheapest first.
  public var nextSteps: [NextStep]
  /// Paths left out of the judgement by the project's own configuration, with the reason.
  public var leftOut: [LeftOutPath]
  /// What could not be read, and what is wrong with claims.
  public var diagnostics: [Diagnostic]

  /// Memberwise.
  public init(
    toolVersion: String, modelVersion: String, rulesVersion: String, commit: String?, source: Source, subfolder: String?,
    languages: [LanguageShare], mlProject: MLProject, project: ProjectLandmarks, profile: ProfileChoice?, level: Int,
    levelClaimed: Int, cappedBy: [String], score: Double, scoreInScope: Double, gates: [GateResult],
    dimensions: [DimensionResult], practices: [PracticeResult], technologies: [TechnologyResult],
    frameworks: [FrameworkResult], nextSteps: [NextStep], leftOut: [LeftOutPath], diagnostics: [Diagnostic]
  ) {
    self.toolVersion = toolVersion
    self.modelVersion = modelVersion
    self.rulesVersion = rulesVersion
    self.commit = commit
    self.source = source
    self.subfolder = subfolder
    self.languages = languages
    self.mlProject = mlProject
    self.project = project
    self.profile = profile
    self.level = level
    self.levelClaimed = levelClaimed
    self.cappedBy = cappedBy
    self.score = score
    self.scoreInScope = scoreInScope
    self.gates = gates
    self.dimensions = dimensions
    self.practices = practices
    self.technologies = technologies
    self.frameworks = frameworks
    self.nextSteps = nextSteps
    self.leftOut = leftOut
    self.diagnostics = diagnostics
  }
}

extension Assessment {
  /// Where the judged files came from: the one part that differs between machines.
  public struct Source: Hashable, Sendable {
    /// The repository's name: from `.rung.yml`, else the remote, else the folder.
    public var name: String
    /// The remote's address where it is http(s) or ssh, without user and password.
    public var remote: String?
    /// Whether the work tree differs from the commit; nil where there is no work tree.
    public var isDirty: Bool?

    /// Memberwise.
    public init(name: String, remote: String? = nil, isDirty: Bool? = nil) {
      self.name = name
      self.remote = remote
      self.isDirty = isDirty
    }
  }

  /// How much of the code is in one language.
  public struct LanguageShare: Hashable, Sendable {
    /// The language's id, such as `python`.
    public let id: String
    /// How many files.
    public let files: Int
    /// How many code lines, without blanks, comments and docstrings.
    public let lines: Int

    /// Memberwise.
    public init(id: String, files: Int, lines: Int) {
      self.id = id
      self.files = files
      self.lines = lines
    }
  }

  /// Whether a repository is a machine-learning project, and by what evidence.
  public struct MLProject: Hashable, Sendable {
    /// Whether it is one.
    public let isMLProject: Bool
    /// Why, as one sentence.
    public let reason: String
    /// The places that show it.
    public let evidence: [Evidence]

    /// Memberwise.
    public init(isMLProject: Bool, reason: String, evidence: [Evidence]) {
      self.isMLProject = isMLProject
      self.reason = reason
      self.evidence = evidence
    }
  }

  /// Places of the learner's own project.
  public struct ProjectLandmarks: Hashable, Sendable {
    /// A named place.
    public struct Landmark: Hashable, Sendable {
      /// What it is called: a call's canonical name, a manifest's manager, a CI system.
      public let name: String
      /// Where it is.
      public let location: FileLocation

      /// Memberwise.
      public init(name: String, location: FileLocation) {
        self.name = name
        self.location = location
      }
    }
    /// Files that are started as programs.
    public var entryPoints: [Landmark]
    /// Calls that train a model.
    public var trainingCalls: [Landmark]
    /// Manifests, named by their manager.
    public var manifests: [Landmark]
    /// CI definitions, named by their system.
    public var ciSystems: [Landmark]
    /// Folders that hold tests; the location has no line.
    public var testFolders: [Landmark]
    /// The folders of a monorepo's machine-learning projects, where there are several; the location has no line.
    public var projects: [Landmark]

    /// Memberwise.
    public init(
      entryPoints: [Landmark] = [], trainingCalls: [Landmark] = [], manifests: [Landmark] = [], ciSystems: [Landmark] = [],
      testFolders: [Landmark] = [], projects: [Landmark] = []
    ) {
      self.entryPoints = entryPoints
      self.trainingCalls = trainingCalls
      self.manifests = manifests
      self.ciSystems = ciSystems
      self.testFolders = testFolders
      self.projects = projects
    }
  }

  /// The profile in force.
  public struct ProfileChoice: Hashable, Sendable {
    /// The profile's id.
    public let id: String
    /// Its name for people.
    public let name: String
    /// The level that the project aims at.
    public let targetLevel: Int

    /// Memberwise.
    public init(id: String, name: String, targetLevel: Int) {
      self.id = id
      self.name = name
      self.targetLevel = targetLevel
    }
  }

  /// A gate between two levels.
  public struct GateResult: Hashable, Sendable {
    /// One condition of a gate.
    public struct Condition: Hashable, Sendable {
      /// How the condition's practices count.
      public enum Rule: Hashable, Sendable {
        /// The one practice must be met.
        case all
        /// The one practice must be met or partial.
        case started
        /// At least so many of the practices must be met.
        case any(of: Int)
      }
      /// How its practices count.
      public let rule: Rule
      /// The practices: one for `all` and `started`, the list for `any`.
      public let practices: [String]
      /// Those of them that count.
      public let held: [String]
      /// Whether the condition holds.
      public let holds: Bool

      /// Memberwise.
      public init(rule: Rule, practices: [String], held: [String], holds: Bool) {
        self.rule = rule
        self.practices = practices
        self.held = held
        self.holds = holds
      }
    }
    /// The level that the gate opens.
    public let level: Int
    /// Whether all its conditions hold.
    public let holds: Bool
    /// Its conditions, in the model's order.
    public let conditions: [Condition]

    /// Memberwise.
    public init(level: Int, holds: Bool, conditions: [Condition]) {
      self.level = level
      self.holds = holds
      self.conditions = conditions
    }
  }

  /// How far one dimension has come: breadth, beside the level's gates.
  public struct DimensionResult: Hashable, Sendable {
    /// The dimension's id.
    public let id: String
    /// Its name for people.
    public let name: String
    /// The highest level at which, and at all lower ones, two thirds of its practices count; nil where it reaches none
    /// of the levels at which it has practices.
    public let level: Int?
    /// Weighted share of its practices, 0 to 100, one decimal.
    public let score: Double
    /// Per level 1 to 4: how many of its practices count there (partial half) and how many it has.
    public let cells: [Cell]

    /// One dimension at one level.
    public struct Cell: Hashable, Sendable {
      /// The level.
      public let level: Int
      /// How many practices count, partial half.
      public let counted: Double
      /// How many practices there are.
      public let total: Int

      /// Memberwise.
      public init(level: Int, counted: Double, total: Int) {
        self.level = level
        self.counted = counted
        self.total = total
      }
    }

    /// Memberwise.
    public init(id: String, name: String, level: Int?, score: Double, cells: [Cell]) {
      self.id = id
      self.name = name
      self.level = level
      self.score = score
      self.cells = cells
    }
  }

  /// What is claimed of a practice, beside what is observed.
  public struct Claim: Hashable, Sendable {
    /// The sort of claim.
    public enum Kind: String, Hashable, Sendable {
      /// A named person says that it is done where the repository can't show it.
      case attested
      /// The project does not need it.
      case waived
    }
    /// The sort of claim.
    public let kind: Kind
    /// The statement or the reason.
    public let text: String
    /// Who claims it.
    public let by: String
    /// When it was attested (ISO 8601 date), or until when it is waived.
    public let date: String?
    /// Whether it counts: an expired one doesn't, nor one for a practice that is met anyway.
    public let counts: Bool

    /// Memberwise.
    public init(kind: Kind, text: String, by: String, date: String?, counts: Bool) {
      self.kind = kind
      self.text = text
      self.by = by
      self.date = date
      self.counts = counts
    }
  }

  /// One practice's result.
  public struct PracticeResult: Hashable, Sendable {
    /// The practice's id.
    public let id: String
    /// Its dimension's id.
    public let dimension: String
    /// The level at which it stands in the model.
    public let level: Int
    /// What was observed.
    public let status: PracticeStatus
    /// What is claimed, if anything.
    public let claim: Claim?
    /// The reason why the profile leaves it out of scope, if it does.
    public let outOfScope: String?
    /// The proof, strongest first.
    public let evidence: [Evidence]
    /// Why it got its status.
    public let reason: String

    /// Memberwise.
    public init(
      id: String, dimension: String, level: Int, status: PracticeStatus, claim: Claim? = nil, outOfScope: String? = nil,
      evidence: [Evidence], reason: String
    ) {
      self.id = id
      self.dimension = dimension
      self.level = level
      self.status = status
      self.claim = claim
      self.outOfScope = outOfScope
      self.evidence = evidence
      self.reason = reason
    }
  }

  /// A tool that was found.
  public struct TechnologyResult: Hashable, Sendable {
    /// The tool's id.
    public let id: String
    /// Its name for people.
    public let name: String
    /// Its category.
    public let category: String
    /// Where it was found.
    public let evidence: [FileLocation]

    /// Memberwise.
    public init(id: String, name: String, category: String, evidence: [FileLocation]) {
      self.id = id
      self.name = name
      self.category = category
      self.evidence = evidence
    }
  }

  /// How the practices answer one framework.
  public struct FrameworkResult: Hashable, Sendable {
    /// An item's state.
    public enum State: String, Hashable, Sendable {
      /// The practices show it.
      case shown
      /// Some of it shows.
      case begun
      /// Nothing shows it.
      case open
      /// A repository can't show it; somebody must be asked.
      case ask
    }
    /// One item.
    public struct Item: Hashable, Sendable {
      /// Its id.
      public let id: String
      /// Its shortened title.
      public let title: String
      /// Its section, in frameworks that have them.
      public let section: String?
      /// Its state.
      public let state: State
      /// Whether somebody attested it.
      public let isAttested: Bool

      /// Memberwise.
      public init(id: String, title: String, section: String?, state: State, isAttested: Bool) {
        self.id = id
        self.title = title
        self.section = section
        self.state = state
        self.isAttested = isAttested
      }
    }
    /// The framework's id.
    public let id: String
    /// Its name.
    public let name: String
    /// Its items, in its own order.
    public let items: [Item]
    /// The lower bound of its score, in frameworks that have one (ML Test Score: the smallest section sum).
    public let score: Double?
    /// The sums of its sections, in order, where it has them.
    public let sectionScores: [SectionScore]

    /// A section's sum.
    public struct SectionScore: Hashable, Sendable {
      /// The section.
      public let section: String
      /// Its sum.
      public let score: Double

      /// Memberwise.
      public init(section: String, score: Double) {
        self.section = section
        self.score = score
      }
    }

    /// Memberwise.
    public init(id: String, name: String, items: [Item], score: Double?, sectionScores: [SectionScore]) {
      self.id = id
      self.name = name
      self.items = items
      self.score = score
      self.sectionScores = sectionScores
    }
  }

  /// A practice to take up next.
  public struct NextStep: Hashable, Sendable {
    /// The practice's id.
    public let practice: String
    /// How much work it is.
    public let effort: Effort
    /// What to do, as one sentence.
    public let advice: String

    /// Memberwise.
    public init(practice: String, effort: Effort, advice: String) {
      self.practice = practice
      self.effort = effort
      self.advice = advice
    }
  }

  /// A path that the project leaves out of the judgement.
  public struct LeftOutPath: Hashable, Sendable {
    /// The path or pattern.
    public let path: String
    /// The project's reason.
    public let reason: String
    /// How many files it leaves out.
    public let files: Int

    /// Memberwise.
    public init(path: String, reason: String, files: Int) {
      self.path = path
      self.reason = reason
      self.files = files
    }
  }
}

/// How much work a practice is, for one person on a small project.
public enum Effort: String, Hashable, Sendable, CaseIterable, Comparable {
  /// An hour or two.
  case small = "S"
  /// A day.
  case medium = "M"
  /// Several days.
  case large = "L"

  /// Orders small before medium before large.
  public static func < (left: Effort, right: Effort) -> Bool { allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)! }
}
