package dev.takt.attribution;

/** What made a tick late. */
public enum Cause {
    /** The collector stopped all threads of the JVM. */
    GC("gc"),
    /** The JVM stopped all its threads for something else. */
    SAFEPOINT("safepoint"),
    /** The JVM threw compiled code away while the loop was in it. */
    DEOPTIMIZATION("deoptimization"),
    /** Another thread had the CPU. */
    PREEMPTED("preempted"),
    /** A page had to be read from a disk. */
    MAJOR_FAULT("major-fault"),
    /** Pages had to be mapped. */
    MINOR_FAULT("minor-fault"),
    /** The hypervisor gave the CPU to another machine. */
    STEAL("steal"),
    /** The CPU was too hot, or had too little voltage. */
    THROTTLED("throttled"),
    /** The CPU ran below its full clock. */
    CPU_CLOCK("cpu-clock"),
    SLOW_PLANT("slow-plant"),
    SLOW_INPUT("slow-input"),
    SLOW_SET("slow-set"),
    SLOW_OUTPUT("slow-output"),
    UNKNOWN("unknown");

    private final String label;

    Cause(String label) {
        this.label = label;
    }

    /** What lines and JSON call it. */
    public String label() {
        return label;
    }
}
