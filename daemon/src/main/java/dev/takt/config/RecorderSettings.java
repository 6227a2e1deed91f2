package dev.takt.config;

/**
 * What is kept of the past of a running controller, and what of it is written to files.
 *
 * @param seconds so many before a cause are kept, 0 to {@value #LONGEST_SECONDS}
 * @param afterSeconds so many after a cause are written too, 0 to {@value #LONGEST_AFTER_SECONDS}
 * @param memoryMegabytes what the memory for it may take; where that is too little for so many
 *     seconds, fewer are kept
 * @param directory where files go as the user wrote it; empty where the file does not say
 * @param diskMegabytes what the files may take
 * @param lateEverySeconds time between two recordings that are written because ticks were late or
 *     the controller became DEGRADED; 0 for never
 */
public record RecorderSettings(
        double seconds,
        double afterSeconds,
        int memoryMegabytes,
        String directory,
        int diskMegabytes,
        double lateEverySeconds) {
    public static final double LONGEST_SECONDS = 3600;
    public static final double LONGEST_AFTER_SECONDS = 60;

    /** What holds where the file says nothing. */
    public static final RecorderSettings DEFAULT = new RecorderSettings(10, 1, 16, "", 100, 60);
}
