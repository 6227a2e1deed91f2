package dev.takt.telemetry;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where log lines go. Messages go to standard error in any case, and where that is systemd's
 * journal, straight to the journal as entries with fields, as the jitter lines of the terminal do.
 *
 * @param controller name of the controller, empty where there is none
 * @param jitterToTerminal whether jitter lines go to standard output
 * @param file the jitter log, null for none
 * @param fileBytes size at which a new file is begun
 * @param oldFiles how many full ones are kept as FILE.1, FILE.2 and so on, the newest first; 0 or
 *     more
 */
public record LogTargets(
        String controller,
        boolean jitterToTerminal,
        @Nullable Path file,
        long fileBytes,
        int oldFiles) {
    private static final long FILE_BYTES = 5L << 20;
    private static final int OLD_FILES = 4;

    /**
     * @throws IllegalArgumentException if a bound is below its range
     */
    public LogTargets {
        if (fileBytes < 1 || oldFiles < 0) {
            throw new IllegalArgumentException(
                    "fileBytes >= 1 and oldFiles >= 0 expected, got "
                            + fileBytes
                            + " and "
                            + oldFiles);
        }
    }

    /** With the usual bounds: 25 MB in all, about a day and a half of jitter lines. */
    public LogTargets(String controller, boolean jitterToTerminal, @Nullable Path file) {
        this(controller, jitterToTerminal, file, FILE_BYTES, OLD_FILES);
    }
}
