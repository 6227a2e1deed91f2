package dev.takt.linux.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.FakeKernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpiDeviceTest {
    private final FakeSpiChip chip = new FakeSpiChip();
    private final MemorySegment out = Arena.ofAuto().allocate(8);
    private final MemorySegment in = Arena.ofAuto().allocate(8);

    private SpiDevice open() throws DeviceException {
        FakeKernel kernel = new FakeKernel().with("spidev0.1", chip);
        return SpiDevice.open(kernel, Path.of("/dev/spidev0.1"), new SpiSettings(3, true, 500_000));
    }

    @Test
    void theChipIsSetUpBeforeItIsSpokenTo() throws DeviceException {
        try (SpiDevice device = open()) {
            assertEquals(List.of("6b01=11", "6b03=8", "6b04=500000"), chip.calls);
            assertEquals(0, device.exchange(out.address(), in.address(), 0));
        }
    }

    @Test
    void bytesGoOutAndComeInAtTheSameTime() throws DeviceException {
        try (SpiDevice device = open()) {
            out.set(ValueLayout.JAVA_BYTE, 1, (byte) 0x80);
            assertEquals(0, device.exchange(out.address(), in.address(), 3));
            assertEquals("message 008000 at 500000 of 8 bits", chip.calls.getLast());
            assertArrayEquals(
                    new byte[] {-1, 0x7F, -1}, in.asSlice(0, 3).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @Test
    void aFailureIsItsErrno() throws DeviceException {
        try (SpiDevice device = open()) {
            chip.errno = 5;
            assertEquals(5, device.exchange(out.address(), 0, 3));
        }
    }
}
