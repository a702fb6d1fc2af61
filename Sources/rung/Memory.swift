#if canImport(Glibc)
  import CMalloc
#endif

/// How this process asks the system for memory.
enum Memory {
  /// Takes memory from one heap and in large steps. By default glibc gives each thread a heap that grows by a page or two at
  /// a time, and a scan would spend a tenth of its time asking.
  static func prepare() {
    #if canImport(Glibc)
      mallopt(M_ARENA_MAX, 1)
      mallopt(M_TOP_PAD, 8 * 1_024 * 1_024)
      mallopt(M_TRIM_THRESHOLD, 64 * 1_024 * 1_024)
    #endif
  }
}
