package dev.takt.linux.device;

import java.nio.file.Path;

/** Opens device files. */
public interface DeviceFiles {
    /** The kernel of this machine. */
    static DeviceFiles ofThisMachine() {
        return KernelFile::open;
    }

    /**
     * @param kind what the file belongs to: the remedy of a refusal depends on it
     * @throws DeviceException if the kernel refuses, with the remedy
     */
    DeviceFile open(Path path, Access access, DeviceKind kind) throws DeviceException;

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
