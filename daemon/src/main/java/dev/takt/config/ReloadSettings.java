package dev.takt.config;

/**
 * How a running controller takes up another version of its files.
 *
 * @param probationSeconds for so long the version before is kept, to come back when the new one
 *     does worse; 0 for not at all
 * @param watch whether it is taken up as soon as the files are written
 */
public record ReloadSettings(double probationSeconds, boolean watch) {
    public static final double LONGEST_PROBATION_SECONDS = 3600;

    /** What holds where the file says nothing. */
    public static final ReloadSettings DEFAULT = new ReloadSettings(10, false);
}
