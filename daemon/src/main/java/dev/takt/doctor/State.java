package dev.takt.doctor;

/** How a condition stands. */
public enum State {
    OK("ok"),
    /** Costs latency now and then, or more than it need. */
    WARN("warn"),
    /** The loop will be late, or will run DEGRADED. */
    BAD("bad"),
    /** Does not exist on this machine, or nothing is known about it. */
    ABSENT("n/a");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** As it is printed. */
    public String word() {
        return word;
    }
}
