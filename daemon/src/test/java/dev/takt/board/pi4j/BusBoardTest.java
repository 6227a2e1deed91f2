package dev.takt.board.pi4j;

import static dev.takt.board.TestPoints.get;
import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.BusUse;
import dev.takt.board.LogLines;
import dev.takt.board.TestPoints;
import dev.takt.board.chip.Chip;
import dev.takt.board.pi4j.kernel.KernelPlugin;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.I2cInput;
import dev.takt.config.NumberFormat;
import dev.takt.config.SpiInput;
import dev.takt.linux.Errno;
import dev.takt.linux.MonotonicClock;
import dev.takt.linux.device.FakeKernel;
import dev.takt.linux.i2c.FakeI2cBus;
import dev.takt.linux.spi.FakeSpiChip;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A board whose chips lie behind device files, from the file to the arena and back. */
class BusBoardTest {
    @RegisterExtension final LogLines log = new LogLines(Chip.class);
    private final FakeI2cBus bus = new FakeI2cBus(FakeI2cBus.PLAIN).chip(0x36).chip(0x60);
    private final FakeSpiChip spi = new FakeSpiChip();
    private final FakeKernel kernel =
            new FakeKernel().with("i2c-1", bus).with("spidev0.1", spi).with("spidev1.0", spi);

    private Board open(TestPoints points, SignalArena arena) throws BoardException {
        return Boards.linux(
                points.points(),
                arena,
                List.of(new KernelPlugin(kernel.devices()).providers()),
                Plugins.NONE);
    }

    @Test
    void theFirstTickFindsWhatChipsMeasure() throws BoardException {
        TestPoints points =
                new TestPoints()
                        .input("angle", new DeviceInput("as5600", "i2c-1", 0x36, null), true)
                        .input("field", new I2cInput("i2c-1", 0x36, 3, 2, NumberFormat.U16BE), true)
                        .input(
                                "slow",
                                new SpiInput(
                                        "spi-0", 1, 0, List.of(1, 2), 0, NumberFormat.U8, false),
                                false)
                        .input(
                                "fast",
                                new SpiInput("spi-1", 0, 0, List.of(4), 0, NumberFormat.U8, true),
                                false);
        Objects.requireNonNull(bus.chips.get(0x36))[0x0B] = 0x20;
        try (SignalArena arena = points.arena();
                Board board = open(points, arena)) {
            board.latch(MonotonicClock.nowNanos());
            assertEquals(0x0E0F % 0x1000 * 360.0 / 4096, get(arena, "angle$raw"), 1e-9);
            assertEquals(1, get(arena, "angle.ok"));
            assertTrue(get(arena, "angle.age") >= 0 && get(arena, "angle.age") < 10);
            assertEquals(0x0304, get(arena, "field$raw"));
            assertEquals(~1 & 0xFF, get(arena, "slow$raw"));
            assertEquals(~4 & 0xFF, get(arena, "fast$raw"));
        }
        assertEquals(0, kernel.open, "files left open");
    }

    @Test
    void outputsBeginAndEndSafeOnTheWire() throws BoardException {
        TestPoints points =
                new TestPoints()
                        .output("valve", new DeviceOutput("mcp4725", "i2c-1", 0x60, 0), 0.5);
        try (SignalArena arena = points.arena()) {
            Board board = open(points, arena);
            assertEquals(List.of("60 w 0800"), bus.wire);
            set(arena, "valve", 0.25);
            board.post();
            board.close();
            assertEquals("60 w 0800", bus.wire.getLast());
        }
    }

    @Test
    void aChipThatIsNotThereLeavesItsInputInvalidAndTheOthersAlone() throws BoardException {
        TestPoints points =
                new TestPoints()
                        .input("away", new DeviceInput("tmp102", "i2c-1", 0x48, null), false)
                        .input("here", new I2cInput("i2c-1", 0x36, 3, 1, NumberFormat.U8), false);
        try (SignalArena arena = points.arena();
                Board board = open(points, arena)) {
            board.latch(MonotonicClock.nowNanos());
            assertEquals(0, get(arena, "away.ok"));
            BusUse use = board.buses().getFirst();
            assertEquals("i2c-1", use.bus());
            assertTrue(use.faults() > 0);
            assertTrue(use.share() > 0 && use.share() <= 1, use.share() + " of the time");
            assertEquals(1, get(arena, "here.ok"));
            assertTrue(log.lines().getFirst().contains("device 'tmp102' at 0x48 on i2c-1 fails"));
        }
    }

    @Test
    void aBusThatIsMissingOrForbiddenIsToldWithWhatToDo() {
        TestPoints points =
                new TestPoints()
                        .input("temp", new DeviceInput("tmp102", "i2c-3", 0x48, null), false);
        try (SignalArena arena = points.arena()) {
            assertTrue(refusal(points, arena).contains("i2c-3"));
            kernel.refusing("i2c-3", Errno.EACCES);
            String forbidden = refusal(points, arena);
            assertTrue(forbidden.contains("EACCES"), forbidden);
            assertTrue(forbidden.contains("i2c"), forbidden);
        }
    }

    private String refusal(TestPoints points, SignalArena arena) {
        return String.valueOf(
                assertThrows(BoardException.class, () -> open(points, arena)).getMessage());
    }
}
