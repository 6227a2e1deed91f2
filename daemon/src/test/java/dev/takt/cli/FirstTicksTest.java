package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first real tick finds everything done: no class is loaded, initialised or linked by the loop
 * thread in a tick, and the JIT, over as many ticks as would bring any method that runs in each of
 * them to the second compiler, finds nothing of a tick to compile. So nothing of it was left to the
 * interpreter or to the first compiler, and nothing that was compiled is thrown away because a real
 * tick goes a way that no rehearsal went.
 *
 * <p>What is not shown: methods that run in few ticks only are too rare for the JIT to take them
 * up. Methods as small as a getter stay with the first compiler for good, which compiles them once
 * as well as the second could.
 */
@Timeout(120)
final class FirstTicksTest {
    private static final String CONFIGURATION =
            """
            {
              "board": "sim",
              "loop": { "rate_hz": RATE, "wait": "sleep" },
              "inputs": { "key": { "gpio": 4, "sim": "plant > 40" } },
              "parameters": { "target": 40 },
              "sets": {
                "control": {
                  "formulas": {
                    "duty": "clamp(pid(target - key, 0.1, 0.05, 0), 0, 1)",
                    "late": "ton(key, 0.1)"
                  }
                }
              },
              "outputs": { "heat": { "gpio": 17, "value": "duty > 0.5 and late", "safe": 0 } },
              "simulation": { "formulas": { "plant": "lowpass(heat*100, 5)" } }
            }
            """;

    /** Five times what a method needs to get to the second compiler (Tier4InvocationThreshold). */
    private static final long TICKS = 25_000;

    /** Before tick 0, when the loop already waits for it. */
    private static final long LEAD_NANOS = 1_000_000;

    /**
     * What a tick calls, compiled in a way that is not yet final (2, 3) or for good (4); its late
     * ones, its end and what others do are left out. The size tells overloads apart.
     */
    private static final Pattern OF_A_TICK =
            Pattern.compile(
                    " ([234]) +(dev\\.takt\\.(?:loop\\.(?:ControlLoop::(?:tick|run|serve|evaluate|record|takeUpOffer)"
                            + "|Hatch::|InputWatch::|OnTimes::|OutputGate::|StateMachine::decide|ReleaseSchedule::"
                            + "|SetMeter::evaluate|SleepingClock::awaitUntil)"
                            + "|batch\\.(?:BatchUnit|CompiledBatch::(?:evaluate|simulate))|block\\."
                            + "|timing\\.(?:TickRecorder::recordTick|ExcursionWatch::(?:begun|latched|evaluated|ended))"
                            + "|recording\\.SignalRing::append|arena\\.ProcessImage::publish)\\S* \\(\\d+ bytes\\))");

    /** When, in ns on CLOCK_MONOTONIC; by which thread; what. */
    private static final Pattern LINE = Pattern.compile("\\[(\\d+)ns *]\\[\\d+ *] *(.*)");

    private static final Pattern INITIALISED =
            Pattern.compile("Initializing '(\\S+)'.* by thread \"takt-loop\"");

    @TempDir private Path directory;

    /** What came of a run. */
    private record Run(long firstNanos, long lastNanos, List<Line> lines, String errors) {
        /** By the loop thread, from when it waits for its first tick on, or before. */
        Set<String> initialised(boolean inATick) {
            return lines.stream()
                    .filter(line -> line.nanos() < lastNanos)
                    .filter(line -> line.nanos() > firstNanos - LEAD_NANOS == inATick)
                    .map(line -> INITIALISED.matcher(line.text()))
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private Run run(int rateHz, long ticks) throws Exception {
        long periodNanos = 1_000_000_000 / rateHz;
        Path file =
                Files.writeString(
                        directory.resolve("plant.json"),
                        CONFIGURATION.replace("RATE", Integer.toString(rateHz)));
        Path log = directory.resolve("jvm.log");
        List<String> flags =
                List.of(
                        "-XX:+UseShenandoahGC",
                        "-Xmx512m",
                        "-XX:Tier4LoadFeedback=1000",
                        "-Xlog:jit+compilation=debug,class+init=info:file="
                                + log
                                + ":timenanos,tid:filecount=0");
        Path errors = directory.resolve("errors");
        Map<String, String> environment = Map.of("TAKT_RUN_DIR", directory.toString());
        try (OwnProcess takt =
                OwnProcess.takt(
                        flags,
                        environment,
                        errors,
                        "run",
                        file.toString(),
                        "--json",
                        "--ticks",
                        Long.toString(ticks))) {
            assertNotNull(takt.line(), () -> text(errors));
            long firstNanos = firstNanos(directory.resolve("plant.image"), periodNanos);
            takt.output();
            assertEquals(0, takt.code(), () -> text(errors));
            long lastNanos = firstNanos + (ticks - ticks / 25) * periodNanos;
            return new Run(firstNanos, lastNanos, read(log), text(errors));
        }
    }

    /** Where the rest is rehearsed beside the loop. */
    @Test
    void findEveryClassReadyAfterABriefRehearsal() throws Exception {
        Run run = run(1_000, 4_000);
        assertTrue(run.initialised(false).size() > 5, run.initialised(false)::toString);
        assertEquals(Set.of(), run.initialised(true), "initialised in a tick");
    }

    @Test
    void findEverythingDone() throws Exception {
        Run run = run(5_000, TICKS);
        assertTrue(run.initialised(false).size() > 5, run.initialised(false)::toString);
        assertEquals(Set.of(), run.initialised(true), "initialised in a tick");

        Set<String> before = new TreeSet<>();
        Set<String> after = new TreeSet<>();
        for (Line line : run.lines()) {
            Matcher matcher = OF_A_TICK.matcher(line.text());
            if (matcher.find()) {
                String method = matcher.group(2);
                boolean late = line.nanos() > run.firstNanos();
                boolean discarded = line.text().contains("made not entrant");
                if (late && !discarded) {
                    after.add(method);
                } else if (!late && matcher.group(1).equals("4")) {
                    boolean _ = discarded ? before.remove(method) : before.add(method);
                }
            }
        }
        assertTrue(before.size() > 5, before::toString);
        assumeTrue(
                after.isEmpty() || !run.errors().contains("the JIT has not finished"),
                () -> "the machine was too busy for the JIT, which was left with " + after);
        Set<String> again = new TreeSet<>(after);
        again.retainAll(before);
        assertEquals(Set.of(), again, "compiled for good twice");
        assertEquals(Set.of(), after, "left to the first ticks");
    }

    /** When tick 0 was due, from the ticks that come: none begins before it is due. */
    private static long firstNanos(Path image, long periodNanos) throws IOException {
        long first = Long.MAX_VALUE;
        Set<Long> seen = new HashSet<>();
        try (FileChannel channel = FileChannel.open(image)) {
            ByteBuffer bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, 128)
                            .order(ByteOrder.nativeOrder());
            while (seen.size() < 200) {
                long sequence = bytes.getLong(64);
                VarHandle.acquireFence();
                long tick = bytes.getLong(72);
                long nanos = bytes.getLong(88);
                VarHandle.acquireFence();
                if (sequence % 2 == 0 && sequence == bytes.getLong(64) && seen.add(tick)) {
                    first = Math.min(first, nanos - tick * periodNanos);
                }
            }
        }
        return first;
    }

    /** A line of the log of the JVM; time on CLOCK_MONOTONIC. */
    private record Line(long nanos, String text) {}

    private static List<Line> read(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Line(Long.parseLong(line.group(1)), line.group(2)))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
