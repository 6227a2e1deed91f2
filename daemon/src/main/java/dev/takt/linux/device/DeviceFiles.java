package dev.takt.linux.device;

import java.nio.file.Path;
import java.util.List;

/** Finds and opens device files. */
public interface DeviceFiles {
    /** The kernel of this machine. */
    static DeviceFiles ofThisMachine() {
        return new KernelFiles();
    }

    /**
     * @param kind what the file belongs to: the remedy of a refusal depends on it
     * @throws DeviceException if the kernel refuses, with the remedy
     */
    DeviceFile open(Path path, Access access, DeviceKind kind) throws DeviceException;

    /** The names of what is in a directory; empty where there is no such directory. */
    List<String> names(Path directory);

    /** What a file is opened for. */
    enum Access {
        READ(0),
        WRITE(1),
        BOTH(2);

        private final int flags;

        Access(int flags) {
            this.flags = flags;
        }

        int flags() {
            return flags;
        }
    }
}
