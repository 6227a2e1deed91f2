package dev.takt.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration is checked against: the machine it is to run on. It is passed in, so that
 * the same file gives the same diagnostics in a test on any machine.
 *
 * @param cpus number of CPUs, at least 1; they are numbered from 0
 * @param nativeDirectory the one directory that libraries may come from; null where they may come
 *     from anywhere
 * @param devices the devices that descriptors describe; null where that is not known, and then any
 *     name will do
 */
public record Machine(int cpus, @Nullable Path nativeDirectory, @Nullable KnownDevices devices) {
    /** The environment variable that names {@link #nativeDirectory}. */
    public static final String NATIVE_DIRECTORY = "TAKT_NATIVE_DIR";

    public Machine {
        if (cpus < 1) {
            throw new IllegalArgumentException("cpus >= 1 expected, got " + cpus);
        }
    }

    /** A machine whose devices are not known. */
    public Machine(int cpus, @Nullable Path nativeDirectory) {
        this(cpus, nativeDirectory, null);
    }

    /** A machine whose libraries may come from anywhere, and whose devices are not known. */
    public Machine(int cpus) {
        this(cpus, null, null);
    }
}
