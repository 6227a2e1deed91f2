package dev.takt.doctor;

/** What is no file: the process that asks, and what the kernel lets it do. */
public interface Facts {
    /** Name of the user. */
    String user();

    /** Whether the user may open the file for reading and writing, or for reading alone. */
    boolean mayOpen(String path, boolean forWriting);

    /** Name of the group a file belongs to; empty if that cannot be told. */
    String group(String path);

    /** Least step of the kernel's timers in ns. */
    long timerResolutionNanos();

    /** Feature release of the JVM: 25. */
    int javaFeature();

    /** A variable of the environment; empty if it is not set. */
    String variable(String name);
}
