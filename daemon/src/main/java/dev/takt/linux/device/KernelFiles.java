package dev.takt.linux.device;

import java.nio.file.Path;
import java.util.List;

/** The files of this machine's kernel. */
final class KernelFiles implements DeviceFiles {
    KernelFiles() {
        KernelFile.rehearse();
    }

    @Override
    public DeviceFile open(Path path, Access access, DeviceKind kind) throws DeviceException {
        return KernelFile.open(path, access, kind);
    }

    @Override
    public List<String> names(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? List.of() : List.of(names);
    }
}
