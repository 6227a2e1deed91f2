package dev.takt.linux.device;

import java.nio.file.Path;

/**
 * Where the devices of a machine are.
 *
 * @param files opens them
 * @param dev the directory of the device files, normally {@code /dev}
 * @param sys the directory of the kernel's objects, normally {@code /sys}
 */
public record Devices(DeviceFiles files, Path dev, Path sys) {
    /** Those of this machine. */
    public static Devices ofThisMachine() {
        return new Devices(DeviceFiles.ofThisMachine(), Path.of("/dev"), Path.of("/sys"));
    }
}
