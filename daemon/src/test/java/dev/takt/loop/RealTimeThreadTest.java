package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.linux.CpuSet;
import dev.takt.linux.Errno;
import dev.takt.linux.Refusal;
import dev.takt.linux.ThreadScheduling;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs with and without real-time rights; nothing here depends on how punctual it is. */
@Timeout(60)
class RealTimeThreadTest {
    private static final RealTimeSettings SETTINGS =
            new RealTimeSettings(RealTimeSettings.AUTO_CPU, 10);

    private final CpuSet cpus = ThreadScheduling.affinity(ThreadScheduling.SELF);
    private final Bench bench = new Bench();
    private final Bench scratch = new Bench();
    private final LoopClock clock = LoopClock.hybrid(Bench.MS);

    RealTimeThreadTest() {
        bench.quiet = true;
        scratch.quiet = true;
    }

    @AfterEach
    void giveTheCpuBackToTheOtherTests() throws IOException {
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                ThreadScheduling.setAffinity(Integer.parseInt(task.getFileName().toString()), cpus);
            }
        }
    }

    private ControlLoop loop(EndCondition end) {
        return new ControlLoop(
                new LoopParts(
                        clock,
                        bench.generation(false),
                        1,
                        bench.recorder,
                        bench.ring,
                        bench.overruns,
                        end));
    }

    private RealTimeThread thread(ControlLoop loop) {
        Rehearsal rehearsal = new Rehearsal(scratch.generation(false));
        return new RealTimeThread(SETTINGS, loop, clock, () -> rehearsal);
    }

    @Test
    void runsItsTicksAndEndsWithOutputsSafe() throws Exception {
        ControlLoop loop = loop(EndCondition.afterTicks(200));
        RealTimeThread thread = thread(loop);
        thread.start();
        thread.awaitEnd();
        assertEquals(200, bench.recorder.sample().ticks());
        assertEquals(List.of("safe"), bench.doings);
        assertEquals(LoopState.STOPPED, loop.state());
        assertTrue(thread.warmUp().rounds() > 0);
        assertTrue(clock.marginNanos() >= 20_000 && clock.marginNanos() <= 200_000);
    }

    @Test
    void isDegradedExactlyWhenSomethingIsMissing() throws Exception {
        ControlLoop loop = loop(EndCondition.afterTicks(1));
        RealTimeThread thread = thread(loop);
        thread.start();
        thread.awaitEnd();
        if (thread.degradations().isEmpty()) {
            assertEquals(LoopState.RUNNING, loop.runningState());
            assertEquals(cpus.last(), thread.cpu());
        } else {
            assertEquals(LoopState.DEGRADED, loop.runningState());
            thread.degradations().forEach(one -> assertFalse(one.remedy().isBlank()));
        }
        assertEquals(LoopState.STOPPED, loop.state());
    }

    @Test
    void aThreadThatAllocatesIsFoundOut() throws Exception {
        List<byte[]> kept = new ArrayList<>();
        bench.onPost = () -> kept.add(new byte[1_000]);
        RealTimeThread thread = thread(loop(EndCondition.afterTicks(50)));
        thread.start();
        thread.awaitEnd();
        assertEquals(50, kept.size());
        assertTrue(thread.allocatedBytes() >= 50_000, thread.allocatedBytes() + " bytes");
    }

    @Test
    void allocationIsSeenFromOutsideAtOnce() throws Exception {
        List<byte[]> kept = new ArrayList<>(1);
        bench.onPost =
                () -> {
                    if (kept.isEmpty()) {
                        kept.add(new byte[500]);
                    }
                };
        ControlLoop loop = loop(EndCondition.NEVER);
        RealTimeThread thread = thread(loop);
        thread.start();
        thread.awaitBegin();
        while (loop.lastTick() < 1) {
            Thread.onSpinWait();
        }
        long seen = thread.allocatedBytes();
        thread.stop();
        thread.awaitEnd();
        assertTrue(seen >= 500, seen + " bytes seen");
        assertTrue(thread.allocatedBytes() >= seen);
        assertTrue(thread.disturbances().minorFaults() >= 0);
    }

    @Test
    void aFailingRehearsalEndsSafeAndKeepsTheCause() throws Exception {
        scratch.onPost =
                () -> {
                    throw new ArithmeticException("broken batch");
                };
        ControlLoop loop = loop(EndCondition.NEVER);
        RealTimeThread thread = thread(loop);
        thread.start();
        thread.awaitBegin();
        thread.awaitEnd();
        Throwable fault = loop.fault();
        assertNotNull(fault);
        assertInstanceOf(ArithmeticException.class, fault.getCause());
        assertEquals(List.of("safe"), bench.doings);
        assertEquals(LoopState.STOPPED, loop.state());
    }

    @Test
    void aDegradationSaysWhatIsMissingAndHowToGetIt() {
        Degradation degradation =
                Degradation.of(new Refusal("mlockall", Errno.ENOMEM, "raise the limit"));
        assertEquals("mlockall: ENOMEM; raise the limit", degradation.toString());
    }

    @Test
    void spinningUnderThrottlingIsADegradation() {
        assertEquals(Optional.empty(), RealTimeRights.throttled("-1\n"));
        assertEquals(Optional.empty(), RealTimeRights.throttled(""));
        assertTrue(RealTimeRights.throttled("950000\n").orElseThrow().what().contains("950000"));
    }

    @Test
    void readsTheWholeThrottleOfTheKernel() throws Exception {
        byte[] bytes = new byte[64];
        int length;
        try (RandomAccessFile file = new RandomAccessFile(RealTimeRights.THROTTLE.toFile(), "r")) {
            length = file.read(bytes);
        }
        String expected = new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
        assertEquals(expected, RealTimeRights.throttle(RealTimeRights.THROTTLE));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, '', 0-3, 3",
        "-1, 2, 0-1, 2",
        "-1, '1-2', 0-3, 2",
        "0, 2, 0-3, 0",
        "-1, '', '', -1"
    })
    void choosesAnIsolatedCpuElseTheLastAllowed(
            int wanted, String isolated, String allowed, int chosen) {
        assertEquals(
                chosen, CpuSelection.choose(wanted, CpuSet.parse(isolated), CpuSet.parse(allowed)));
    }

    @Test
    void refusesPrioritiesOfTheKernel() {
        assertThrows(IllegalArgumentException.class, () -> new RealTimeSettings(0, 81));
        assertThrows(IllegalArgumentException.class, () -> new RealTimeSettings(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new RealTimeSettings(-2, 40));
    }

    @ParameterizedTest
    @CsvSource({"sleep", "hybrid", "spin"})
    void noClockReturnsBeforeTheRelease(String mode) {
        LoopClock real =
                switch (mode) {
                    case "sleep" -> LoopClock.sleeping();
                    case "hybrid" -> LoopClock.hybrid(Bench.MS);
                    default -> LoopClock.spinning();
                };
        for (int i = 0; i < 20; i++) {
            long release = real.nowNanos() + 300_000;
            assertTrue(real.awaitUntil(release) >= release);
        }
        long passed = real.nowNanos() - 1;
        assertTrue(real.awaitUntil(passed) > passed);
        real.rehearse();
        assertEquals(mode.equals("spin"), real.neverSleeps());
    }
}
