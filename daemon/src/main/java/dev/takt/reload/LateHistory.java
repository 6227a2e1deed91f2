package dev.takt.reload;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many late ticks there were in the time just past. */
final class LateHistory {
    private record Count(long atNanos, long late) {}

    private final Deque<Count> counts = new ArrayDeque<>();

    /**
     * Notes a count, and forgets what is older than needed.
     *
     * @param keptNanos how far back {@link #during} will look
     */
    void note(long nowNanos, long late, long keptNanos) {
        counts.addLast(new Count(nowNanos, late));
        // The last one that is too old stays: from there on it is counted.
        while (counts.size() > 1 && nowNanos - second().atNanos >= keptNanos) {
            counts.removeFirst();
        }
    }

    private Count second() {
        return counts.stream().skip(1).findFirst().orElseThrow();
    }

    /** Late ticks since the oldest count that is kept. */
    long during(long late) {
        return counts.isEmpty() ? 0 : late - counts.getFirst().late;
    }

    /** Begins anew, after a reload. */
    void clear() {
        counts.clear();
    }
}
