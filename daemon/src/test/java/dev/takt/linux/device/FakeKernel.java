package dev.takt.linux.device;

import dev.takt.linux.Errno;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A kernel with the devices a test gives it, and what was asked of them. */
public final class FakeKernel implements DeviceFiles {
    /** What stands behind a device file: answers as the kernel does, the negative errno. */
    public interface Device {
        int ioctl(long request, long argument);

        default int read(long address, long length) {
            return -Errno.EAGAIN;
        }

        default int write(MemorySegment text) {
            return -Errno.EINVAL;
        }

        /** The errno of the next attempt to open it; 0 for none. */
        default int refusal() {
            return 0;
        }

        default void closed() {}
    }

    private static final Path DEV = Path.of("/dev");

    private final Map<Path, Device> devices = new HashMap<>();
    private final Map<Integer, Device> handedOut = new HashMap<>();
    private final Map<Path, Integer> refused = new HashMap<>();
    private int nextDescriptor = 100;

    /** Every path that was opened, in order. */
    public final List<String> opened = new ArrayList<>();

    /** How many files are open. */
    public int open;

    /** A device of {@code /dev}. */
    public FakeKernel with(String name, Device device) {
        return with(DEV.resolve(name), device);
    }

    /** A file anywhere. */
    public FakeKernel with(Path path, Device device) {
        devices.put(path, device);
        return this;
    }

    /** A device file that cannot be opened. */
    public FakeKernel refusing(String name, int errno) {
        refused.put(DEV.resolve(name), errno);
        return this;
    }

    public Devices devices() {
        return new Devices(this, DEV, Path.of("/sys"));
    }

    /** A descriptor for an ioctl to hand out. */
    public int descriptor(Device device) {
        handedOut.put(nextDescriptor, device);
        return nextDescriptor++;
    }

    /** The memory behind an address that an ioctl got. */
    @SuppressWarnings("restricted") // the code under test vouches for it
    public static MemorySegment memory(long address, long length) {
        return MemorySegment.ofAddress(address).reinterpret(length);
    }

    @Override
    public DeviceFile open(Path path, Access access, DeviceKind kind) throws DeviceException {
        opened.add(path.toString());
        Device device = devices.get(path);
        Integer refusal = refused.get(path);
        int present = device == null ? Errno.ENOENT : device.refusal();
        int errno = refusal == null ? present : refusal;
        if (device == null || errno != 0) {
            throw new DeviceException("open(" + path + ")", errno, kind.remedy(errno));
        }
        return new FakeFile(device, path.toString());
    }

    @Override
    public List<String> names(Path directory) {
        int depth = directory.getNameCount();
        return devices.keySet().stream()
                .filter(path -> path.startsWith(directory) && path.getNameCount() > depth)
                .map(path -> path.getName(depth).toString())
                .distinct()
                .toList();
    }

    private final class FakeFile implements DeviceFile {
        private final Device device;
        private final String name;
        private boolean closed;

        FakeFile(Device device, String name) {
            this.device = device;
            this.name = name;
            open++;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int ioctl(long request, long argument) {
            return closed ? -9 : device.ioctl(request, argument);
        }

        @Override
        public int tryIoctl(long request, long argument) {
            return Math.max(-1, ioctl(request, argument));
        }

        @Override
        public int tryRead(long address, long length) {
            return closed ? -1 : Math.max(-1, device.read(address, length));
        }

        @Override
        public int writeAtStart(long address, long length) {
            return closed ? -9 : device.write(memory(address, length));
        }

        @Override
        public int tryWriteAtStart(long address, long length) {
            return Math.max(-1, writeAtStart(address, length));
        }

        @Override
        public DeviceFile adopt(int descriptor, String called) {
            return new FakeFile(Objects.requireNonNull(handedOut.get(descriptor)), called);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open--;
                device.closed();
            }
        }
    }
}
