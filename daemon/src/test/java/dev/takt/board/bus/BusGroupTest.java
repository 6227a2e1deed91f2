package dev.takt.board.bus;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.takt.board.BoardException;
import dev.takt.board.BusUse;
import dev.takt.board.ChipLink;
import dev.takt.board.LogLines;
import dev.takt.board.RealInput;
import dev.takt.board.RealOutput;
import dev.takt.board.chip.Chip;
import dev.takt.board.chip.SimulatedChip;
import dev.takt.board.device.Descriptors;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.I2cInput;
import dev.takt.config.I2cOutput;
import dev.takt.config.NumberFormat;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Buses with threads of their own, on simulated chips. */
class BusGroupTest {
    @RegisterExtension final LogLines log = new LogLines(BusGroup.class);
    @RegisterExtension final LogLines inlineLog = new LogLines(InlineTime.class);
    @RegisterExtension final LogLines threadLog = new LogLines(BusThread.class);
    @RegisterExtension final LogLines chipLog = new LogLines(Chip.class);
    private final Map<String, SimulatedChip> chips = new HashMap<>();
    private final BusGroup group = new BusGroup(this::open, 1_000_000);

    private static DeviceDescriptor device(String name) {
        return Descriptors.all().stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ChipLink open(String bus, int place, int spiMode, int clockHz) {
        return chip(bus, place);
    }

    private SimulatedChip chip(String bus, int place) {
        return chips.computeIfAbsent(bus + " " + place, _ -> new SimulatedChip());
    }

    private static double read(RealInput input) {
        assertTrue(input.advance(), "a sample");
        return input.read();
    }

    private static Thread thread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstTickFindsSamplesOfEveryKind() throws BoardException {
        chip("i2c-7", 0x68).put(0x75, "68").put(0x3B, "4000C0000000FE70008300000000");
        chip("i2c-7", 0x36).put(14, "0800");
        chip("spi-7", 1).answering(_ -> new byte[] {0, 0x3F, (byte) 0x80, 0, 0});
        RealInput device =
                group.input(
                        new DeviceInput("mpu6050", "i2c-7", 0x68, "accel_y"),
                        device("mpu6050"),
                        100);
        RealInput register =
                group.input(new I2cInput("i2c-7", 0x36, 14, 2, NumberFormat.U16BE), 100);
        RealInput transfer =
                group.input(
                        new SpiInput(
                                "spi-7",
                                1,
                                0,
                                List.of(1, 2, 3, 4, 5),
                                1,
                                NumberFormat.F32BE,
                                false),
                        100);
        group.start();
        assertEquals(-1, read(device));
        assertEquals(0x800, read(register));
        assertEquals(1, read(transfer));
        assertTrue(thread("takt-i2c-7").isDaemon());
        assertTrue(thread("takt-spi-7").isAlive());
        assertEquals(List.of("i2c-7", "spi-7"), group.uses().stream().map(BusUse::bus).toList());
        group.close();
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().endsWith("-7")));
    }

    @Test
    void outputsBeginAndEndSafe() throws BoardException {
        RealOutput dac =
                group.output(new DeviceOutput("mcp4725", "i2c-8", 0x60, 0), device("mcp4725"), 100);
        RealOutput register =
                group.output(new I2cOutput("i2c-8", 0x20, 3, 2, NumberFormat.S16LE), 100);
        RealOutput transfer =
                group.output(
                        new SpiOutput("spi-8", 0, 1, List.of(9), NumberFormat.U8, false), 100, 0);
        dac.leaveAt(0.5);
        register.leaveAt(-2);
        transfer.leaveAt(300);
        group.start();
        assertEquals(List.of("08 00"), chip("i2c-8", 0x60).exchanges());
        assertEquals(List.of("03 FE FF"), chip("i2c-8", 0x20).exchanges());
        assertEquals(List.of("09 FF"), chip("spi-8", 0).exchanges(), "held inside its format");
        register.write(1);
        group.close();
        assertEquals("03 FE FF", chip("i2c-8", 0x20).exchanges().getLast());
        assertEquals("08 00", chip("i2c-8", 0x60).exchanges().getLast());
    }

    @Test
    void aBusThatCannotBeOpenedIsToldAndNothingRuns() {
        BusGroup without =
                new BusGroup(
                        (bus, _, _, _) -> {
                            throw new BoardException(bus + ": no such device");
                        },
                        1_000_000);
        without.input(new I2cInput("i2c-9", 0x36, 14, 2, NumberFormat.U16BE), 100);
        assertThrows(BoardException.class, without::start);
        assertFalse(
                Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("takt-i2c-9")));
        without.close();
    }

    @Test
    void inlineTransfersAreDoneByTheCallerAndMeasured() throws BoardException {
        chip("spi-5", 0).answering(sent -> new byte[] {0, sent[1], 7});
        RealInput input =
                group.input(
                        new SpiInput("spi-5", 0, 0, List.of(1, 5, 0), 1, NumberFormat.U16BE, true),
                        Double.NaN);
        RealOutput output =
                group.output(
                        new SpiOutput("spi-5", 1, 0, List.of(), NumberFormat.S16BE, true),
                        Double.NaN,
                        -1);
        group.start();
        assertEquals(Set.of("FF FF"), Set.copyOf(chip("spi-5", 1).exchanges()), "measured safe");
        assertTrue(inlineLog.lines().getFirst().contains("of every tick"));
        chip("spi-5", 0).exchanges();
        assertTrue(input.advance());
        assertEquals(0x507, input.read());
        assertTrue(output.write(258));
        assertEquals(List.of("01 05 00 > 3"), chip("spi-5", 0).exchanges());
        assertEquals(List.of("01 02"), chip("spi-5", 1).exchanges());
        chip("spi-5", 0).failWith(5);
        assertTrue(Double.isNaN(input.read()));
        chip("spi-5", 1).failWith(5);
        assertFalse(output.write(1), "offered again");
        assertEquals(List.of(), group.uses(), "no thread");
        group.close();
    }

    @Test
    void aBusThatHangsHoldsNobodyUpForLong() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        chip("i2c-4", 0x60)
                .before(() -> {
                    try {
                        hang.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        RealInput input = group.input(new I2cInput("i2c-4", 0x60, 0, 1, NumberFormat.U8), 100);
        RealOutput output = group.output(new I2cOutput("i2c-4", 0x60, 0, 1, NumberFormat.U8), 100);
        output.leaveAt(0);
        group.start();
        assertFalse(input.advance());
        assertTrue(output.write(1), "left for the thread");
        group.close();
        hang.countDown();
        assertEquals(
                List.of(
                        "WARN i2c-4: not every chip has answered within a second",
                        "WARN i2c-4: has not answered within 1000 ms; its outputs may not be safe"),
                log.lines());
    }

    @Test
    void whatGoesWrongInTheThreadItselfLeavesOutputsSafe() throws Exception {
        RealOutput output = group.output(new I2cOutput("i2c-3", 0x20, 3, 1, NumberFormat.U8), 100);
        output.leaveAt(7);
        group.start();
        Thread bus = thread("takt-i2c-3");
        AtomicBoolean once = new AtomicBoolean(true);
        CountDownLatch thrown = new CountDownLatch(1);
        chip("i2c-3", 0x20)
                .before(() -> {
                    if (once.getAndSet(false)) {
                        thrown.countDown();
                        throw new IllegalStateException("a mistake");
                    }
                });
        output.write(1);
        assertTrue(thrown.await(10, SECONDS), "the value is written");
        bus.join(10_000);
        assertEquals("03 07", chip("i2c-3", 0x20).exchanges().getLast());
        assertTrue(threadLog.lines().getFirst().contains("i2c-3: its thread has ended"));
        group.close();
    }

    @Test
    void samplingAllocatesNothing() throws Exception {
        SimulatedChip chip = chip("i2c-6", 0x68);
        chip.put(0x75, "68");
        RealInput input =
                group.input(
                        new DeviceInput("mpu6050", "i2c-6", 0x68, "gyro_z"),
                        device("mpu6050"),
                        100_000);
        group.start();
        chip.beQuiet();
        ThreadMXBean beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = thread("takt-i2c-6").threadId();
        long before;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 200 && least > 0; round++) {
            before = beans.getThreadAllocatedBytes(id);
            for (int samples = 0; samples < 50; ) {
                samples += input.advance() ? 1 : 0;
                Thread.onSpinWait();
            }
            least = Math.min(least, beans.getThreadAllocatedBytes(id) - before);
        }
        group.close();
        assertEquals(0, least, "bytes in 50 samples");
    }
}
