#if canImport(Glibc)
  import CMalloc
#endif

/// How this process asks the system for memory.
enum Memory {
  /// Takes memory in large steps and keeps what it has: a scan is short, and would else spend its time asking for a page or
  /// two, and giving them back.
  static func prepare() {
    #if canImport(Glibc)
      mallopt(M_TOP_PAD, 8 * 1_024 * 1_024)
      mallopt(M_TRIM_THRESHOLD, 64 * 1_024 * 1_024)
    #endif
  }
}
