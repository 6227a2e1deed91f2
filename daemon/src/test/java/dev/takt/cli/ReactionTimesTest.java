package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Faults that take real time, given to controllers in processes of their own; how soon the outputs
 * are safe is seen in the files that they are. Writes target/reactions.md, the table of
 * docs/reliability.md. With TAKT_REPETITIONS=5 each fault is given five times, with TAKT_HOME to
 * the installation there, its ahead-of-time cache included.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReactionTimesTest {
    private static final long MS = 1_000_000;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(40).toNanos();

    /** How much longer than required it may take on a machine that does other things as well. */
    private static final int LENIENCE = 10;

    /** So often at most it is measured again where the machine was held up. */
    private static final int MOST = 3;

    private static final int STALL_MS = 20;
    private static final int NEVER_MS = 60_000;

    /** A controller need not be fast for this, but begin soon. */
    private static final String SOON = "-XX:TieredStopAtLevel=1";

    private static final Pattern COLLECTION =
            Pattern.compile("Safepoint \"(?:Z|Shenandoah)[A-Z][^\"]*\".*, Total: +(\\d+) ns");

    /** The second where the rights for real time are missing. */
    private static final Set<String> RUNS = Set.of("RUNNING", "DEGRADED");

    /** A fault, and what is required. */
    private enum Fault {
        STALL(
                "a tick hangs in a function of a C library, `\"stall_ms\": 20`",
                "the supervisor puts the outputs safe; from when the tick was due",
                STALL_MS + 50),
        COLLECTION(
                "the JVM collects garbage: `takt inject --gc`",
                "RUNNING stays, no output moves; the longest pause of all threads",
                1),
        KILL(
                "`kill -9` of the controller, then `takt safe`",
                "`takt safe` puts the outputs safe; from the signal, the start of a JVM included",
                1_000),
        TERMINATE("SIGTERM", "outputs safe before anything is released; from the signal", 100);

        private final String given;
        private final String reaction;
        private final long requiredMs;

        Fault(String given, String reaction, long requiredMs) {
            this.given = given;
            this.reaction = reaction;
            this.requiredMs = requiredMs;
        }

        /** Its row in the table as far as it is the same in every run. */
        String row() {
            return "| %s | %s | %d ms |".formatted(given, reaction, requiredMs);
        }
    }

    /** A file system in memory, as for a service: a disk that is busy would be measured too. */
    static final class InMemory implements TempDirFactory {
        private static final Path SHARED = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
                throws Exception {
            return Files.isDirectory(SHARED)
                    ? Files.createTempDirectory(SHARED, "takt")
                    : TempDirFactory.Standard.INSTANCE.createTempDirectory(element, extension);
        }
    }

    /** Measures a fault once, in nanoseconds. */
    @FunctionalInterface
    private interface Measurement {
        long nanos(Path directory) throws Exception;
    }

    private final Map<Fault, String> measured = new EnumMap<>(Fault.class);
    private final int repetitions =
            Integer.parseInt(System.getenv().getOrDefault("TAKT_REPETITIONS", "1"));

    @TempDir(factory = InMemory.class)
    private Path directory;

    private Path home = Path.of("");

    @BeforeEach
    void findTheJar() throws IOException {
        String installed = System.getenv("TAKT_HOME");
        home =
                installed == null
                        ? OwnProcess.makeHome(directory)
                        : Path.of(installed).toAbsolutePath();
    }

    /** The lower one of two: one that the machine held up says nothing. */
    private static long median(List<Long> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static boolean isBeyond(long bound, List<Long> nanos) {
        return median(nanos.stream().sorted().toList()) > bound;
    }

    private void measure(Fault fault, Measurement measurement) throws Exception {
        List<Long> nanos = new ArrayList<>();
        long bound = LENIENCE * fault.requiredMs * MS;
        for (int i = 0; i < repetitions || (isBeyond(bound, nanos) && i < MOST); i++) {
            nanos.add(measurement.nanos(Files.createDirectory(directory.resolve("run" + i))));
        }
        judge(fault, nanos, "");
    }

    private void judge(Fault fault, List<Long> nanos, String more) throws IOException {
        List<Long> sorted = nanos.stream().sorted().toList();
        measured.put(
                fault,
                String.format(
                        Locale.ROOT,
                        "median %.2f ms, longest %.2f ms of %d%s",
                        median(sorted) / (double) MS,
                        sorted.getLast() / (double) MS,
                        sorted.size(),
                        more));
        assertFalse(isBeyond(LENIENCE * fault.requiredMs * MS, sorted), sorted::toString);
        String page = Files.readString(Path.of("../docs/reliability.md"));
        assertTrue(page.contains(fault.row()), () -> "docs/reliability.md lacks " + fault.row());
    }

    @Test
    void aStalledLoop() throws Exception {
        measure(Fault.STALL, this::stall);
    }

    /** Until one has hung because it was to, not because the machine stood still while it began. */
    private long stall(Path where) throws Exception {
        for (int attempt = 0; ; attempt++) {
            Path own = Files.createDirectory(where.resolve("attempt" + attempt));
            try (FilePlant plant = new FilePlant(home, own, STALL_MS, SOON, "linux")) {
                plant.awaitRunning();
                plant.hang();
                long safe = plant.awaitSafe();
                FilePlant.LastTick last = plant.lastTick();
                if (last.isFollowing()) {
                    return safe - (last.startNanos() + MS);
                }
            }
        }
    }

    @Test
    void killedWithMinusNine() throws Exception {
        measure(
                Fault.KILL,
                where -> {
                    try (FilePlant plant = new FilePlant(home, where, NEVER_MS, SOON, "linux")) {
                        plant.awaitRunning();
                        long begin = System.nanoTime();
                        plant.controller().kill();
                        Path errors = where.resolve("errors of safe");
                        try (OwnProcess safe =
                                OwnProcess.launched(home, plant.environment(), errors, "safe")) {
                            long end = plant.awaitSafe();
                            assertEquals(0, safe.code());
                            return end - begin;
                        }
                    }
                });
    }

    @Test
    void askedToEnd() throws Exception {
        measure(
                Fault.TERMINATE,
                where -> {
                    try (FilePlant plant = new FilePlant(home, where, NEVER_MS, SOON, "linux")) {
                        plant.awaitRunning();
                        long begin = System.nanoTime();
                        plant.controller().askToEnd();
                        long end = plant.awaitSafe();
                        assertEquals(0, plant.controller().code());
                        return end - begin;
                    }
                });
    }

    @Test
    void aCollection() throws Exception {
        Path log = directory.resolve("pauses");
        String options = SOON + " -Xlog:safepoint=info:file=" + log + "::filecount=0";
        try (FilePlant plant = new FilePlant(home, directory, NEVER_MS, options, "sim")) {
            plant.await(() -> Files.exists(plant.socket()));
            try (ControlClient client = ControlClient.connect(plant.socket(), System::nanoTime)) {
                plant.await(() -> RUNS.contains(String.valueOf(status(client).get("state"))));
                Object state = status(client).get("state");
                long begin = System.nanoTime();
                List<Long> longest = new ArrayList<>();
                for (int i = 0; i < repetitions; i++) {
                    int seen = pauses(log).size();
                    client.ask(
                            "inject",
                            json -> json.writeStringProperty("fault", "gc"),
                            PATIENCE_NANOS);
                    List<Long> pauses = pauses(log);
                    assertFalse(pauses.size() == seen, "no collection");
                    longest.add(
                            pauses.stream().skip(seen).mapToLong(Long::longValue).max().orElse(0));
                }
                // A late tick is told some tenths of a second later.
                double last = number(status(client), "tick");
                plant.await(() -> number(status(client), "tick") >= last + 1_000);
                Map<String, @Nullable Object> status = status(client);
                assertEquals(state, status.get("state"));
                double elapsed = (System.nanoTime() - begin) / 1e9;
                assertTrue(number(status, "since_s") + 0.1 >= elapsed, status::toString);
                Object late = status.get("late") instanceof Map<?, ?> map ? map.get("gc") : null;
                judge(
                        Fault.COLLECTION,
                        longest,
                        "; late ticks put down to it: "
                                + (late instanceof Number n ? n.intValue() : 0));
            }
        }
    }

    private static Map<String, @Nullable Object> status(ControlClient client) {
        try {
            return client.ask("status", _ -> {}, PATIENCE_NANOS);
        } catch (IOException | RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static double number(Map<String, @Nullable Object> status, String name) {
        return status.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** All pauses so far that the collector made, in ns. */
    private static List<Long> pauses(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .map(pause -> Long.valueOf(pause.group(1)))
                    .toList();
        }
    }

    @AfterAll
    void writeTheTable() throws IOException {
        String cache = Files.exists(home.resolve("tool.aot")) ? "with" : "without";
        String head =
                """
                %d CPUs, Java %s, `takt safe` %s the ahead-of-time cache.

                | fault | what must happen, and what is counted | within | measured |
                |---|---|---|---|
                """
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version(),
                                cache);
        String rows =
                measured.entrySet().stream()
                        .map(one -> one.getKey().row() + " " + one.getValue() + " |\n")
                        .collect(Collectors.joining());
        Path target = Files.createDirectories(Path.of("target"));
        Files.writeString(target.resolve("reactions.md"), head + rows);
    }
}
