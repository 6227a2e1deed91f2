package dev.takt.board.bus;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.LogLines;
import dev.takt.board.chip.Chip;
import dev.takt.board.chip.ChipAssembly;
import dev.takt.board.chip.SampleCell;
import dev.takt.board.chip.SimulatedChip;
import dev.takt.board.device.Descriptors;
import dev.takt.board.device.DeviceDescriptor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several chips on one bus, on which every exchange takes half a millisecond. */
class BusScheduleTest {
    private static final long MS = MILLISECONDS.toNanos(1);
    private static final long EXCHANGE = MICROSECONDS.toNanos(500);

    @RegisterExtension final LogLines log = new LogLines(BusSchedule.class);
    @RegisterExtension final LogLines chipLog = new LogLines(Chip.class);
    private final List<Chip> chips = new ArrayList<>();
    private final Arena arena = Arena.ofAuto();
    private long nowNanos;

    private static DeviceDescriptor device(String name) {
        return Descriptors.all().stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SimulatedChip link() {
        SimulatedChip link = new SimulatedChip();
        link.before(() -> nowNanos += EXCHANGE);
        return link;
    }

    private SampleCell add(String name, SimulatedChip link, long periodNanos) {
        ChipAssembly assembly = new ChipAssembly(device(name));
        SampleCell cell = assembly.input(null, periodNanos);
        chips.add(assembly.chip(link, "i2c-1", 0x48 + chips.size(), arena));
        return cell;
    }

    private BusSchedule schedule() {
        return new BusSchedule("i2c-1", chips, () -> nowNanos);
    }

    private void runFor(BusSchedule schedule, long nanos) {
        long end = nowNanos + nanos;
        while (nowNanos - end < 0) {
            long next = schedule.step();
            nowNanos = Math.max(nowNanos, Math.min(next, end));
        }
    }

    @Test
    void theOthersHaveTheBusWhileAChipConverts() {
        // 80 ms of conversion, in which the other is read every 2 ms.
        add("aht20", link(), 500 * MS);
        SampleCell quick = add("as5600", link(), 2 * MS);
        BusSchedule schedule = schedule();
        runFor(schedule, 80 * MS);
        assertTrue(quick.published() >= 38, quick.published() + " samples");
    }

    @Test
    void aChipThatDoesNotAnswerDoesNotSlowTheOthers() {
        SimulatedChip away = link();
        away.failWith(SimulatedChip.NAK);
        add("tmp102", away, 2 * MS);
        SampleCell well = add("as5600", link(), 2 * MS);
        BusSchedule schedule = schedule();
        runFor(schedule, SECONDS.toNanos(10));
        assertTrue(well.published() >= 4990, well.published() + " samples");
        assertTrue(schedule.faults() > 3);
    }

    @Test
    void afterAChipThatHangsTheOthersGoOnAtTheirPhase() {
        SimulatedChip hanging = link();
        add("tmp102", hanging, SECONDS.toNanos(1));
        SampleCell well = add("as5600", link(), 10 * MS);
        BusSchedule schedule = schedule();
        runFor(schedule, 100 * MS);
        long before = well.published();
        hanging.before(() -> nowNanos += 300 * MS); // clock stretching until the kernel gives up
        hanging.failWith(110);
        runFor(schedule, 1900 * MS); // once in this time
        long after = well.published() - before;
        assertTrue(after >= 158 && after <= 162, after + " samples: no burst to catch up");
        well.advance();
        assertTrue(well.sampledNanos(0) % (10 * MS) <= EXCHANGE, "the phase is kept");
    }

    @Test
    void fourDevicesHaveNineTenthsOfTheRateThatTheClockAllows() {
        List<SampleCell> cells = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            cells.add(add("pcf8574", link(), 4 * EXCHANGE)); // together all of the bus
        }
        BusSchedule schedule = schedule();
        runFor(schedule, SECONDS.toNanos(1));
        for (SampleCell cell : cells) {
            assertTrue(cell.published() >= 450, cell.published() + " of 500 samples");
        }
    }

    @Test
    void measuresHowMuchTheBusIsInUseAndWarnsOnce() {
        add("pcf8574", link(), 4 * EXCHANGE);
        BusSchedule schedule = schedule();
        runFor(schedule, SECONDS.toNanos(21));
        assertEquals(0.25, schedule.share(), 0.01);
        assertEquals(List.of(), log.lines());

        chips.clear();
        add("pcf8574", link(), EXCHANGE);
        BusSchedule crowded = schedule();
        runFor(crowded, SECONDS.toNanos(31));
        assertEquals(1, crowded.share(), 0.01);
        assertEquals(
                List.of(
                        "WARN i2c-1 is in use for 100 % of the time: lower 'rate_hz' of its inputs"
                                + " and outputs, or raise its clock_hz"),
                log.lines());
    }

    @Test
    void isTriedWhenEveryChipHasAnsweredOrFailed() {
        SimulatedChip away = link();
        away.failWith(SimulatedChip.NAK);
        add("tmp102", away, 2 * MS);
        add("sht3x", link().answering(_ -> new byte[] {0, 0, (byte) 0x81, 0, 0, (byte) 0x81}), MS);
        BusSchedule schedule = schedule();
        runFor(schedule, 10 * MS);
        assertFalse(schedule.tried(), "one still converts");
        runFor(schedule, 10 * MS);
        assertTrue(schedule.tried());
    }
}
