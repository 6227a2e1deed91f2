package dev.takt.board.chip;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.LogLines;
import dev.takt.board.device.Descriptors;
import dev.takt.board.device.DeviceDescriptor;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One chip, stepped by hand in a time of its own. */
class ChipTest {
    private static final long MS = MILLISECONDS.toNanos(1);
    private static final long PERIOD = 100 * MS;
    private static final String BME_CALIBRATION =
            "706B 4367 18FC 7D8E 43D6 D00B 270B 8C00 F9FF 8C3C F8C6 7017 004B";

    @RegisterExtension final LogLines log = new LogLines(Chip.class);
    private final SimulatedChip link = new SimulatedChip();
    private final Arena arena = Arena.ofAuto();
    private long nowNanos;

    static DeviceDescriptor device(String name) {
        return Descriptors.all().stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Chip chip(ChipAssembly assembly) {
        return assembly.chip(link, "i2c-1", 0x48, arena);
    }

    /** Steps it whenever it is due, up to and with a time. */
    private void runTo(Chip chip, long endNanos) {
        while (true) {
            long due = chip.step(nowNanos);
            if (due - nowNanos > 0) {
                if (due - endNanos > 0) {
                    nowNanos = endNanos;
                    return;
                }
                nowNanos = due;
            }
        }
    }

    private static double next(SampleCell cell) {
        assertTrue(cell.advance(), "a new sample");
        return cell.read();
    }

    @Test
    void initialisesOnceAndThenReadsAtEveryRelease() {
        ChipAssembly assembly = new ChipAssembly(device("tmp102"));
        SampleCell cell = assembly.input(null, PERIOD);
        Chip chip = chip(assembly);
        link.wide().put(0, "3200");
        runTo(chip, 2 * PERIOD);
        assertEquals(List.of("01 60 C0", "00 > 2", "00 > 2", "00 > 2"), link.exchanges());
        assertEquals(50, next(cell));
        assertEquals(2 * PERIOD, cell.sampledNanos(0));
        assertFalse(cell.advance());
    }

    @Test
    void leavesOutReleasesThatHavePassedAndKeepsThePhase() {
        ChipAssembly assembly = new ChipAssembly(device("pcf8574"));
        SampleCell cell = assembly.input(null, PERIOD);
        Chip chip = chip(assembly);
        runTo(chip, 0);
        nowNanos = 3 * PERIOD + PERIOD / 2; // somebody else had the bus
        runTo(chip, nowNanos);
        assertEquals(2, cell.published());
        runTo(chip, 4 * PERIOD - 1);
        assertEquals(2, cell.published());
        runTo(chip, 4 * PERIOD);
        assertEquals(3, cell.published());
    }

    @Test
    void asksForIdentityAndCalibrationBeforeItMeasures() {
        ChipAssembly assembly = new ChipAssembly(device("bme280"));
        SampleCell temperature = assembly.input("temperature", PERIOD);
        SampleCell pressure = assembly.input("pressure", PERIOD);
        Chip chip = chip(assembly);
        link.put(0xD0, "60").put(0x88, BME_CALIBRATION).put(0xE1, "6A010013 29031E");
        link.put(0xF7, "655AC07EED006D60");
        runTo(chip, 0);
        assertEquals(List.of("D0 > 1", "F4 00", "F2 01", "F5 00", "F4 27"), link.exchanges());
        assertEquals(15 * MS, chip.step(nowNanos), "waits as the descriptor says");
        runTo(chip, 15 * MS);
        assertEquals(List.of("88 > 26", "E1 > 7", "F7 > 8"), link.exchanges());
        assertEquals(25.08, next(temperature), 0.005);
        assertEquals(100653.27, next(pressure), 0.05);
    }

    @Test
    void anotherChipAtTheAddressIsNoSampleAndSaidOnce() {
        ChipAssembly assembly = new ChipAssembly(device("bme280"));
        SampleCell cell = assembly.input(null, PERIOD);
        Chip chip = chip(assembly);
        link.put(0xD0, "58");
        runTo(chip, SECONDS.toNanos(2));
        assertTrue(Double.isNaN(next(cell)));
        assertEquals(
                List.of(
                        "WARN device 'bme280' at 0x48 on i2c-1 fails: register 0xd0 says 0x58, not"
                                + " 0x60; it is another chip: takt probe tells which, for I2C"),
                log.lines());
    }

    @Test
    void aChipThatStaysAwayIsAskedLessAndLessOftenAndBeginsAnew() {
        ChipAssembly assembly = new ChipAssembly(device("tmp102"));
        SampleCell cell = assembly.input(null, PERIOD);
        Chip chip = chip(assembly);
        link.wide().put(0, "3200");
        runTo(chip, PERIOD);
        link.exchanges();
        link.failWith(SimulatedChip.NAK);
        runTo(chip, 60 * SECONDS.toNanos(1));
        assertTrue(Double.isNaN(next(cell)));
        int attempts = link.exchanges().size();
        assertTrue(attempts >= 12 && attempts <= 20, attempts + " attempts in a minute");

        link.failWith(0);
        runTo(chip, nowNanos + SECONDS.toNanos(5));
        assertEquals(List.of("01 60 C0", "00 > 2"), link.exchanges().subList(0, 2));
        assertEquals(50, next(cell));
        assertEquals(
                List.of(
                        "WARN device 'tmp102' at 0x48 on i2c-1 fails: reading: EREMOTEIO; nothing"
                                + " answers: check wiring, power and address; takt probe i2c-1"
                                + " shows who does",
                        "WARN device 'tmp102' at 0x48 on i2c-1 fails: init: EREMOTEIO; nothing"
                                + " answers: check wiring, power and address; takt probe i2c-1"
                                + " shows who does",
                        "INFO device 'tmp102' at 0x48 on i2c-1 answers again"),
                log.lines());
    }

    @Test
    void oneDisturbedExchangeCostsOneSample() {
        ChipAssembly assembly = new ChipAssembly(device("tmp102"));
        SampleCell cell = assembly.input(null, PERIOD);
        Chip chip = chip(assembly);
        link.wide().put(0, "3200");
        runTo(chip, 0);
        link.failWith(SimulatedChip.NAK);
        runTo(chip, PERIOD);
        assertTrue(Double.isNaN(next(cell)));
        link.failWith(0);
        runTo(chip, 2 * PERIOD);
        assertEquals(50, next(cell));
    }

    @Test
    void aWrongChecksumIsNoSample() {
        ChipAssembly assembly = new ChipAssembly(device("sht3x"));
        SampleCell cell = assembly.input(null, PERIOD);
        Chip chip = chip(assembly);
        link.answering(_ -> new byte[] {0x66, 0x66, (byte) 0x93, 0x66, 0x66, (byte) 0x93});
        runTo(chip, 18 * MS);
        assertEquals(25, next(cell), 1e-9);
        link.answering(_ -> new byte[] {0x66, 0x67, (byte) 0x93, 0x66, 0x66, (byte) 0x93});
        runTo(chip, PERIOD + 18 * MS);
        assertTrue(Double.isNaN(next(cell)));
        assertTrue(log.lines().getFirst().contains("the checksum is wrong"));
    }

    @Test
    void waitsForAConversionAndGivesUpWhereItNeverEnds() {
        ChipAssembly assembly = new ChipAssembly(device("ads1115"));
        SampleCell cell = assembly.input("in2", PERIOD);
        Chip chip = chip(assembly);
        link.answering(sent ->
                sent[0] == 1
                        ? new byte[] {(byte) (nowNanos < 3 * MS ? 0 : 0x80)}
                        : new byte[] {0x40, 0});
        runTo(chip, 4 * MS);
        assertEquals(2.048, next(cell));
        List<String> exchanges = link.exchanges();
        assertEquals("01 E3 E3", exchanges.getFirst(), "only the input that is asked for");
        assertEquals("00 > 2", exchanges.getLast());
        assertTrue(exchanges.stream().filter("01 > 1"::equals).count() >= 3, "polled");

        link.answering(_ -> new byte[] {0});
        runTo(chip, PERIOD + 20 * MS);
        assertTrue(Double.isNaN(next(cell)));
        assertTrue(
                log.lines().getFirst().contains("not ready within 10.0 ms"), log.lines()::toString);
    }

    @Test
    void whatTheChipItselfCallsInvalidIsNoSampleButNoFailure() {
        ChipAssembly assembly = new ChipAssembly(device("as5600"));
        SampleCell cell = assembly.input("angle", PERIOD);
        Chip chip = chip(assembly);
        link.put(0x0E, "0800").put(0x0C, "0800");
        runTo(chip, 0);
        assertTrue(Double.isNaN(next(cell)), "no magnet");
        link.put(0x0B, "20");
        runTo(chip, PERIOD);
        assertEquals(180, next(cell));
        assertEquals(
                List.of(
                        "WARN device 'as5600' at 0x48 on i2c-1 says that its sample is not valid",
                        "INFO device 'as5600' at 0x48 on i2c-1 gives valid samples again"),
                log.lines());
    }

    @Test
    void aChipThatWasResetIsInitialisedAgain() {
        ChipAssembly assembly = new ChipAssembly(device("bmp280"));
        SampleCell cell = assembly.input(null, PERIOD);
        Chip chip = chip(assembly);
        link.put(0xD0, "58").put(0x88, BME_CALIBRATION).put(0xF7, "655AC07EED00");
        runTo(chip, 2 * PERIOD);
        assertEquals(25.08, next(cell), 0.005);
        link.exchanges();
        link.put(0xF4, "00").put(0xF7, "800000800000"); // as after a reset: nothing is measured
        runTo(chip, nowNanos + SECONDS.toNanos(2));
        assertTrue(link.exchanges().stream().anyMatch(one -> one.startsWith("F4")));
    }

    @Test
    void constantsOfTheDescriptorMayBeOthers() {
        ChipAssembly assembly = new ChipAssembly(device("ina219"));
        SampleCell cell = assembly.input("current", PERIOD);
        assembly.set(Map.of("shunt_ohm", 0.01));
        Chip chip = chip(assembly);
        link.wide().put(1, "1F40");
        runTo(chip, 2 * MS);
        assertEquals(8, next(cell), 1e-9);
    }

    @Test
    void preparesOutputsAndWritesOnlyWhatChanges() {
        ChipAssembly assembly = new ChipAssembly(device("pca9685"));
        OutputCell one = assembly.output(1, 10 * MS);
        OutputCell two = assembly.output(2, 10 * MS);
        one.leaveAt(0);
        two.leaveAt(0);
        Chip chip = chip(assembly);
        runTo(chip, MS);
        assertEquals(
                List.of(
                        "FD 10",
                        "00 30",
                        "FE 79",
                        "01 04",
                        "00 20",
                        "0E 00 00 00 10",
                        "0A 00 00 00 10"),
                link.exchanges());
        one.write(0.1);
        one.write(0.5); // the latest value wins
        runTo(chip, 20 * MS);
        assertEquals(List.of("0A 00 00 00 08"), link.exchanges());
    }

    @Test
    void writesNoMoreOftenThanTheRate() {
        ChipAssembly assembly = new ChipAssembly(device("mcp4725"));
        OutputCell cell = assembly.output(0, 10 * MS);
        cell.leaveAt(0);
        Chip chip = chip(assembly);
        for (int tick = 0; tick < 100; tick++) {
            cell.write(tick / 100.0);
            runTo(chip, tick * MS);
        }
        assertEquals(10, link.exchanges().size());
    }

    @Test
    void oneWriteSetsAllLinesOfAnExpanderWithoutAGlitch() {
        ChipAssembly assembly = new ChipAssembly(device("mcp23017"));
        OutputCell low = assembly.output(0, MS);
        OutputCell high = assembly.output(9, MS);
        low.leaveAt(0);
        high.leaveAt(1);
        Chip chip = chip(assembly);
        runTo(chip, 0);
        assertEquals(
                List.of("02 00 00", "0C FF FF", "14 00 02", "00 FE FD", "14 00 02"),
                link.exchanges(),
                "the lines are high before they are outputs");
        low.write(1);
        high.write(0);
        runTo(chip, 2 * MS);
        assertEquals(List.of("14 01 00"), link.exchanges());
    }

    @Test
    void aChipThatComesBackIsPreparedAndSetAgain() {
        ChipAssembly assembly = new ChipAssembly(device("mcp4725"));
        OutputCell cell = assembly.output(0, MS);
        cell.leaveAt(0);
        Chip chip = chip(assembly);
        cell.write(0.5);
        runTo(chip, 0);
        assertEquals(List.of("08 00"), link.exchanges());
        link.failWith(SimulatedChip.NAK);
        runTo(chip, SECONDS.toNanos(2));
        assertTrue(link.exchanges().contains("08 00 fails"), "noticed though nothing changed");
        link.failWith(0);
        runTo(chip, SECONDS.toNanos(4));
        assertEquals("08 00", link.exchanges().getFirst());
    }

    @Test
    void leavesOutputsWhereTheConfigurationSaysThatTheyAreSafe() {
        ChipAssembly assembly = new ChipAssembly(device("mcp4728"));
        OutputCell off = assembly.output(0, MS);
        OutputCell on = assembly.output(1, MS);
        off.leaveAt(0);
        on.leaveAt(1.024);
        Chip chip = chip(assembly);
        off.write(1);
        on.write(1);
        runTo(chip, MS);
        link.exchanges();
        chip.finish(() -> nowNanos, pause -> nowNanos += pause);
        assertEquals(List.of("40 80 00", "42 88 00"), link.exchanges());
    }

    @Test
    void outputsThatAreSafeAtZeroAreEndedByTheSequenceOfTheirDevice() {
        ChipAssembly assembly = new ChipAssembly(device("pca9685"));
        assembly.output(3, MS).leaveAt(0);
        Chip chip = chip(assembly);
        runTo(chip, MS);
        link.exchanges();
        chip.finish(() -> nowNanos, pause -> nowNanos += pause);
        assertEquals(List.of("FD 10"), link.exchanges());
    }

    @Test
    void aChipThatCannotBeLeftSafeIsTold() {
        ChipAssembly assembly = new ChipAssembly(device("mcp4725"));
        OutputCell output = assembly.output(0, MS);
        output.leaveAt(0);
        Chip chip = chip(assembly);
        link.failWith(SimulatedChip.NAK);
        chip.finish(() -> nowNanos, pause -> nowNanos += pause);
        assertEquals(2, link.exchanges().size(), "tried twice");
        assertTrue(log.lines().getFirst().contains("was not left at its safe values"));
        assertFalse(output.hasTaken());
    }

    @Test
    void aChipThatWasLeftSafeSaysSo() {
        ChipAssembly assembly = new ChipAssembly(device("mcp4725"));
        OutputCell output = assembly.output(0, MS);
        output.leaveAt(0);
        Chip chip = chip(assembly);
        chip.finish(() -> nowNanos, pause -> nowNanos += pause);
        assertTrue(output.hasTaken());
    }
}
