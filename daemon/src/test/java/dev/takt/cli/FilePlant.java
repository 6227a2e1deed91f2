package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.loop.LoopState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A controller in a process of its own, started by the launcher, whose outputs are files. */
final class FilePlant implements AutoCloseable {
    static final String NAME = "plant";

    /** Longer than anything takes on a machine that is very busy. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(40).toNanos();

    private static final long STEP_NANOS = 500_000;

    /** The one request with which a tick hangs; a rehearsal tries other values by chance. */
    private static final String HANG = "7341.25\n";

    private static final int IMAGE_HEADER_BYTES = 256;
    private static final int IMAGE_START_AT = 88;
    private static final int IMAGE_STATE_AT = 96;

    private final Path fan;
    private final Path pump;
    private final Path request;
    private final Path errors;
    private final Path run;
    private final OwnProcess controller;

    /**
     * Of the process image.
     *
     * @param startNanos when the last tick that ended began, on CLOCK_MONOTONIC
     * @param state after it, as {@link LoopState#code}
     */
    record LastTick(long startNanos, int state) {
        /** Whether outputs followed their formulas. */
        boolean isFollowing() {
            return state == LoopState.RUNNING.code() || state == LoopState.DEGRADED.code();
        }
    }

    /**
     * Starts it; it does not wait.
     *
     * @param home where takt.jar is
     * @param directory for all of its files
     * @param stallMs limit of its supervisor
     * @param javaOptions more flags for the JVM
     * @param board linux or sim
     */
    FilePlant(Path home, Path directory, int stallMs, String javaOptions, String board)
            throws IOException {
        fan = Files.writeString(directory.resolve("fan"), "0\n");
        pump = Files.writeString(directory.resolve("pump"), "0\n");
        request = Files.writeString(directory.resolve("request"), "0\n");
        run = Files.createDirectories(directory.resolve("run"));
        errors = directory.resolve("errors");
        Path config =
                Files.writeString(
                        directory.resolve(NAME + ".json"),
                        """
                        {
                          "loop": { "wait": "sleep", "stall_ms": %d },
                          "native": { "libc.so.6": { "usleep(us)": "int(unsigned int)" } },
                          "inputs": { "request": { "file": "request", "rate_hz": 200, "sim": "0" } },
                          "sets": { "s": { "formulas": { "hang": "usleep(request == %s ? 1e8 : 0)" } } },
                          "outputs": {
                            "fan":  { "file": "fan", "value": "40 + 0 * hang", "safe": 255 },
                            "pump": { "file": "pump", "value": "41", "safe": 0 }
                          }
                        }
                        """
                                .formatted(stallMs, HANG.strip()));
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("TAKT_JAVA_OPTS", javaOptions);
        controller =
                OwnProcess.launched(
                        home, environment, errors, "run", config.toString(), "--board", board);
    }

    /** What finds it. */
    Map<String, String> environment() {
        return Map.of("TAKT_RUN_DIR", run.toString());
    }

    Path socket() {
        return run.resolve(NAME + ".sock");
    }

    OwnProcess controller() {
        return controller;
    }

    /** Waits until its outputs follow their formulas, or it is safe already: a stall of its own. */
    void awaitRunning() {
        await(() -> {
            LastTick last = lastTick();
            // On a busy machine the image is shown some hundred ticks after the first.
            return (last.isFollowing() && valuesAre("40\n", "41\n"))
                    || last.state() == LoopState.SAFE.code();
        });
    }

    /**
     * Waits until both outputs have their safe values.
     *
     * @return when that was seen, on CLOCK_MONOTONIC
     */
    long awaitSafe() {
        await(() -> valuesAre("255\n", "0\n"));
        return System.nanoTime();
    }

    /** Waits for a condition, and says what the controller said where it does not come. */
    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> text(errors));
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** Lets the next tick hang in a function of a C library, for longer than any test. */
    void hang() throws IOException {
        Files.writeString(request, HANG);
    }

    /** The last tick that ended; STARTING where there is none yet. */
    LastTick lastTick() {
        ByteBuffer header = ByteBuffer.allocate(IMAGE_HEADER_BYTES).order(ByteOrder.nativeOrder());
        try (FileChannel image = FileChannel.open(run.resolve(NAME + ".image"))) {
            image.read(header, 0);
        } catch (IOException e) {
            return new LastTick(0, LoopState.STARTING.code());
        }
        return new LastTick(header.getLong(IMAGE_START_AT), header.getInt(IMAGE_STATE_AT));
    }

    private boolean valuesAre(String fanValue, String pumpValue) {
        return text(fan).equals(fanValue) && text(pump).equals(pumpValue);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        try {
            controller.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
