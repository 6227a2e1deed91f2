package dev.takt.board.pi4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.BoardException;
import dev.takt.board.bus.FoundChip;
import dev.takt.board.device.Descriptors;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.pi4j.kernel.KernelPlugin;
import dev.takt.linux.Errno;
import dev.takt.linux.device.FakeKernel;
import dev.takt.linux.i2c.FakeI2cBus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bus behind a device file, looked through by way of Pi4J. */
class BusProbeTest {
    @TempDir Path kernelChips;
    private final FakeI2cBus bus =
            new FakeI2cBus(FakeI2cBus.PLAIN | FakeI2cBus.SMBUS).chip(0x48).chip(0x76).chip(0x50);
    private final FakeKernel kernel = new FakeKernel().with("i2c-1", bus);

    private List<FoundChip> scan(int number) throws BoardException {
        return BusProbe.scan(
                number,
                Descriptors.all(),
                List.of(new KernelPlugin(kernel.devices()).providers()),
                kernelChips);
    }

    @Test
    void findsAndTellsChips() throws BoardException, IOException {
        Objects.requireNonNull(bus.chips.get(0x76))[0xD0] = 0x60;
        Path held = Files.createDirectories(kernelChips.resolve("1-0051"));
        Files.createSymbolicLink(held.resolve("driver"), Path.of("../../drivers/at24"));
        List<FoundChip> found = scan(1);
        assertEquals(
                List.of("0x48", "0x50", "0x51", "0x76"),
                found.stream().map(FoundChip::hex).toList());
        assertEquals("at24", found.get(2).driver());
        assertEquals(
                List.of("bme280"),
                found.get(3).identified().stream().map(DeviceDescriptor::name).toList());
        assertEquals(0, kernel.open, "files left open");
        assertTrue(
                bus.wire.stream().noneMatch(one -> one.matches("50 (w|smbus . write).*")),
                () -> "a memory is written to: " + bus.wire);
    }

    @Test
    void aBusThatCannotBeUsedIsToldWithWhatToDo() {
        assertTrue(refusal(7).contains("i2c-7"));
        kernel.refusing("i2c-1", Errno.EACCES);
        assertTrue(refusal(1).contains("EACCES"));
    }

    private String refusal(int number) {
        return String.valueOf(assertThrows(BoardException.class, () -> scan(number)).getMessage());
    }
}
