package dev.takt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a controller keeps what is to survive it: parameters with {@code retain}, recordings, and
 * configurations that ran well.
 *
 * @param path null where there is none
 */
record StateDirectory(@Nullable Path path) {
    /** The environment variable that names it. */
    static final String VARIABLE = "TAKT_STATE_DIR";

    /** Made by the package, and by the units of systemd. */
    private static final Path STANDARD = Path.of("/var/lib/takt");

    /**
     * What the option says, what {@link #VARIABLE} says, or {@code /var/lib/takt} where that can be
     * written. What was asked for is made where it is missing, and refused where it cannot be used.
     *
     * @param option null for nothing
     */
    static StateDirectory choose(@Nullable Path option, Map<String, String> environment) {
        if (option != null) {
            return new StateDirectory(asked("--state-dir", option));
        }
        String named = environment.get(VARIABLE);
        if (named != null && !named.isEmpty()) {
            return new StateDirectory(asked(VARIABLE, Path.of(named)));
        }
        return new StateDirectory(
                Files.isDirectory(STANDARD) && Files.isWritable(STANDARD) ? STANDARD : null);
    }

    private static Path asked(String by, Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UsageException(by + " cannot be made: " + FailureReport.sentence(e));
        }
        if (!Files.isWritable(directory)) {
            throw new UsageException(by + " cannot be written: " + directory);
        }
        return directory.toAbsolutePath().normalize();
    }

    /** What is said where something cannot be kept. */
    static String missing() {
        return STANDARD + " cannot be written; give --state-dir DIR";
    }
}
