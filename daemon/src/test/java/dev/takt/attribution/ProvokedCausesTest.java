package dev.takt.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.batch.Batch;
import dev.takt.board.Board;
import dev.takt.linux.AbsoluteSleep;
import dev.takt.linux.CpuSet;
import dev.takt.linux.MonotonicClock;
import dev.takt.linux.ThreadScheduling;
import dev.takt.loop.ControlLoop;
import dev.takt.loop.EndCondition;
import dev.takt.loop.Generation;
import dev.takt.loop.InputWatch;
import dev.takt.loop.LoopClock;
import dev.takt.loop.LoopParts;
import dev.takt.loop.OnTimes;
import dev.takt.loop.OverrunRule;
import dev.takt.loop.RealTimeSettings;
import dev.takt.loop.RealTimeThread;
import dev.takt.loop.Rehearsal;
import dev.takt.recording.SignalRing;
import dev.takt.timing.Stage;
import dev.takt.timing.TickRecorder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real loop is made late on purpose, again and again until that has been told. It is late for
 * other reasons too, on a machine that does other things; those verdicts are left alone.
 */
@Timeout(120)
class ProvokedCausesTest {
    private static final long MS = 1_000_000;
    private static final ArenaLayout LAYOUT =
            ArenaLayout.builder()
                    .add(Section.CLOCK, "t", 1)
                    .add(Section.CLOCK, "tick", 1)
                    .add(Section.CLOCK, "held", 1)
                    .build();

    @TempDir private Path directory;

    private final CpuSet cpus = ThreadScheduling.affinity(ThreadScheduling.SELF);
    private volatile Runnable inLatch = () -> {};
    private final Queue<LateTick> told = new ArrayDeque<>();
    private final SignalArena arena = SignalArena.allocate(LAYOUT);
    private final LoopClock clock = LoopClock.sleeping();
    private final TickRecorder recorder = new TickRecorder(MS);
    private final RealTimeThread thread =
            new RealTimeThread(
                    new RealTimeSettings(RealTimeSettings.AUTO_CPU, 10),
                    new ControlLoop(
                            new LoopParts(
                                    clock,
                                    generation(),
                                    1,
                                    recorder,
                                    SignalRing.allocate(4_096),
                                    OverrunRule.SKIP,
                                    EndCondition.NEVER)),
                    clock,
                    () -> new Rehearsal(generation()));
    private Path pauses = Path.of("");
    private Attribution attribution;

    private Generation generation() {
        InputWatch inputs = new InputWatch(List.of(), arena);
        OnTimes onTimes = new OnTimes(List.of(), arena);
        return new Generation(new TestBatch(), arena, new TestBoard(), inputs, onTimes, false);
    }

    @BeforeEach
    void startTheLoop() throws Exception {
        pauses = directory.resolve("pauses");
        log("what=safepoint=info", "decorators=tn,tid,tg", "output_options=filecount=0");
        thread.start();
        thread.awaitPlace();
        Setting setting =
                new Setting(
                        thread.threadId(),
                        false,
                        List.of("pressure", "temperature"),
                        List.of("valve"),
                        (tick, previous) -> "");
        Sources sources = new Sources(pauses, thread.threadId(), thread.cpu());
        attribution = new Attribution(recorder.excursions(), setting, sources, told::add);
        thread.awaitBegin();
        attribution.begin();
    }

    @AfterEach
    void endTheLoop() throws Exception {
        thread.stop();
        thread.awaitEnd();
        attribution.close();
        log("what=all=off");
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                ThreadScheduling.setAffinity(Integer.parseInt(task.getFileName().toString()), cpus);
            }
        } catch (IOException ended) {
            throw new AssertionError(ended);
        }
    }

    /** What the launcher asks of the JVM by a flag. */
    private void log(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addFirst("output=" + pauses);
        Object answer =
                ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "vmLog",
                                new Object[] {arguments.toArray(String[]::new)},
                                new String[] {String[].class.getName()});
        assertEquals("", answer.toString().strip());
    }

    /** Provokes until a verdict has come that is looked for. */
    private LateTick provoke(Runnable provocation, Predicate<LateTick> expected)
            throws InterruptedException {
        while (true) {
            provocation.run();
            for (int step = 0; step < 10 && told.isEmpty(); step++) {
                TimeUnit.MILLISECONDS.sleep(100);
                attribution.step();
            }
            for (LateTick late = told.poll(); late != null; late = told.poll()) {
                if (expected.test(late)) {
                    return late;
                }
            }
        }
    }

    private static Predicate<LateTick> cause(Cause cause) {
        return late -> late.verdict().cause() == cause;
    }

    /** Has something done by the loop thread in its next latch. */
    private Runnable oneLatch(Runnable doing) {
        return () ->
                inLatch =
                        () -> {
                            inLatch = () -> {};
                            doing.run();
                        };
    }

    private static void spin(long nanos) {
        long end = MonotonicClock.nowNanos() + nanos;
        while (MonotonicClock.nowNanos() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCollection() throws Exception {
        Verdict verdict = provoke(System::gc, cause(Cause.GC)).verdict();
        assertTrue(verdict.by().matches("\\w+"), verdict::toString);
        assertTrue(verdict.nanos() > 100_000, verdict::toString);
    }

    @Test
    void aSafepoint() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(150);
        for (int i = 0; i < 150; i++) {
            Thread.ofPlatform().daemon().start(() -> waitDeep(300, ready, over));
        }
        ready.await();
        try {
            provoke(
                    Thread::getAllStackTraces,
                    late ->
                            late.verdict().cause() == Cause.SAFEPOINT
                                    && late.verdict().by().equals("ThreadDump"));
        } finally {
            over.countDown();
        }
    }

    private static int waitDeep(int depth, CountDownLatch ready, CountDownLatch over) {
        if (depth > 0) {
            return waitDeep(depth - 1, ready, over) + 1;
        }
        ready.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    @Test
    void anInputThatBlocks() throws Exception {
        AbsoluteSleep sleep = new AbsoluteSleep();
        Runnable blocked = () -> sleep.until(MonotonicClock.nowNanos() + 5 * MS);
        LateTick late = provoke(oneLatch(blocked), cause(Cause.SLOW_INPUT));
        assertEquals("temperature", late.verdict().by());
        assertTrue(late.verdict().nanos() >= 5 * MS, late::toString);
        assertTrue(late.excursion().missed() >= 4, late::toString);
    }

    @Test
    void pagesThatAreTouchedForTheFirstTime() throws Exception {
        Path file = directory.resolve("pages");
        Files.write(file, new byte[32 << 20]);
        LateTick late =
                provoke(
                        () -> oneLatch(touching(file)).run(),
                        one -> cause(Cause.MINOR_FAULT).test(one) && one.verdict().count() > 1_000);
        assertNotEquals(Stage.WAKE_UP, late.excursion().stage());
    }

    private static Runnable touching(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer pages = channel.map(FileChannel.MapMode.PRIVATE, 0, Files.size(file));
            return () -> {
                for (int at = 0; at < pages.capacity(); at += 4096) {
                    pages.put(at, (byte) 1);
                }
            };
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aThreadOfHigherPriorityByItsName() throws Exception {
        assumeTrue(thread.degradations().isEmpty(), "needs real-time rights");
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch ready = new CountDownLatch(1);
        Thread hog =
                new Thread(
                        () -> {
                            ThreadScheduling.setAffinity(
                                    ThreadScheduling.SELF, CpuSet.of(thread.cpu()));
                            boolean before = ThreadScheduling.useFifo(11).isEmpty();
                            ready.countDown();
                            AbsoluteSleep sleep = new AbsoluteSleep();
                            while (before && !over.get()) {
                                spin(4 * MS);
                                sleep.until(MonotonicClock.nowNanos() + 50 * MS);
                            }
                        },
                        "hog");
        hog.start();
        ready.await();
        try {
            LateTick late = provoke(() -> {}, one -> one.verdict().by().startsWith("hog["));
            assertEquals(Cause.PREEMPTED, late.verdict().cause());
            assertTrue(late.verdict().nanos() >= MS / 4, late::toString);
        } finally {
            over.set(true);
            hog.join();
        }
    }

    private final class TestBoard implements Board {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public void latch(long nowNanos) {
            inLatch.run();
        }

        @Override
        public void post() {}

        @Override
        public void postSafe() {}

        @Override
        public int slowestInput() {
            return 1;
        }

        @Override
        public void close() {}
    }

    private static final class TestBatch implements Batch {
        @Override
        public void evaluate(long tick, long previousTick) {}

        @Override
        public void simulate(long tick, long previousTick) {}
    }
}
