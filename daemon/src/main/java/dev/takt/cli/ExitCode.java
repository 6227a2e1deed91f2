package dev.takt.cli;

/** What the commands exit with. */
final class ExitCode {
    static final int OK = 0;

    /** Something failed that the user's input is not to blame for. */
    static final int FAILURE = 1;

    /** Wrong usage, or a configuration or formula with errors. */
    static final int USAGE = 2;

    private ExitCode() {}
}
