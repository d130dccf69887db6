package org.dateline.benchmarks.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How long something took, each time that it was tried.
final class Times {

    private final List<Duration> taken = new ArrayList<>();

    void add(Duration time) {
        taken.add(time);
        Collections.sort(taken);
    }

    double medianSeconds() {
        return seconds(taken.get(taken.size() / 2));
    }

    double worstSeconds() {
        return seconds(taken.getLast());
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
