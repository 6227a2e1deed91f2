package dev.takt.linux.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import com.sun.management.ThreadMXBean;
import dev.takt.linux.CFunction;
import dev.takt.linux.device.DeviceFiles.Access;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against the kernel that runs the test, with the files it has everywhere. */
class KernelFileTest {
    private static final long FIONREAD = 0x541B;
    private static final int EBADF = 9;
    private static final int ENOTTY = 25;

    private final DeviceFiles files = DeviceFiles.ofThisMachine();

    @Test
    void readsAndWritesAtTheStart(@TempDir Path directory) throws Exception {
        Path path = Files.writeString(directory.resolve("duty_cycle"), "000000");
        try (DeviceFile file = files.open(path, Access.BOTH, DeviceKind.PWM);
                Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(16);
            text.setString(0, "123");
            assertEquals(3, file.writeAtStart(text.address(), 3));
            assertEquals(3, file.writeAtStart(text.address(), 3));
            assertEquals("123000", Files.readString(path));
            assertEquals(3, file.tryWriteAtStart(text.address(), 3));
            assertEquals(6, file.tryRead(text.address(), 16));
            assertEquals(0, file.tryRead(text.address(), 16));
        }
    }

    @Test
    void anIoctlFillsInItsStructureOrAnswersTheErrno(@TempDir Path directory) throws Exception {
        Path path = Files.writeString(directory.resolve("file"), "12345");
        try (DeviceFile file = files.open(path, Access.READ, DeviceKind.GPIO);
                Arena arena = Arena.ofConfined()) {
            MemorySegment left = arena.allocate(ValueLayout.JAVA_INT);
            assertEquals(0, file.ioctl(FIONREAD, left.address()));
            assertEquals(5, left.get(ValueLayout.JAVA_INT, 0));
            assertEquals(-ENOTTY, file.ioctl(Ioctl.read(0xB4, 1, 68), left.address()));
        }
    }

    @Test
    @Timeout(value = 20, threadMode = SEPARATE_THREAD)
    void aDescriptorThatTheKernelHandsOutNeverMakesAReadWait(@TempDir Path directory)
            throws Exception {
        CFunction eventfd = CFunction.of("eventfd");
        Path path = Files.writeString(directory.resolve("file"), "");
        try (DeviceFile file = files.open(path, Access.READ, DeviceKind.GPIO);
                DeviceFile events = file.adopt((int) eventfd.call(0, 0), "events");
                Arena arena = Arena.ofShared()) {
            assertEquals(-1, events.tryRead(arena.allocate(8).address(), 8));
        }
    }

    @Test
    void aClosedFileAnswersTheErrnoAndTouchesNoOther(@TempDir Path directory) throws Exception {
        Path path = Files.writeString(directory.resolve("file"), "12345");
        DeviceFile file = files.open(path, Access.READ, DeviceKind.GPIO);
        file.close();
        file.close();
        assertEquals(-EBADF, file.ioctl(FIONREAD, 0));
        assertEquals(-1, file.tryIoctl(FIONREAD, 0));
    }

    @Test
    void aRefusalNamesCallErrnoAndRemedy() {
        DeviceException refusal =
                assertThrows(
                        DeviceException.class,
                        () -> files.open(Path.of("/dev/gpiochip99"), Access.READ, DeviceKind.GPIO));
        assertEquals(
                "open(/dev/gpiochip99): ENOENT; the board has no such GPIO chip; see ls"
                        + " /dev/gpiochip*",
                refusal.getMessage());
    }

    @Test
    void triesAllocateNothingFromTheFirstOn(@TempDir Path directory)
            throws IOException, DeviceException {
        Path path = Files.writeString(directory.resolve("file"), "12345");
        try (DeviceFile file = files.open(path, Access.BOTH, DeviceKind.GPIO);
                Arena arena = Arena.ofConfined()) {
            long address = arena.allocate(ValueLayout.JAVA_INT).address();
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                tries(file, address);
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertEquals(0, allocated / 1_000);
        }
    }

    private static void tries(DeviceFile file, long address) {
        file.tryIoctl(FIONREAD, address);
        file.tryWriteAtStart(address, 1);
        file.tryRead(address, 1);
    }
}
