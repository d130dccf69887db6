package org.dateline.benchmarks.kernels;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What a kernel has got through, which JMH reports by the second beside its operations.
@State(Scope.Thread)
@AuxCounters
public class Work {

    public double words;

    /// Millions of bytes of UTF-8.
    public double megabytes;
}
