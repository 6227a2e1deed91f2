package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.Batch;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.FaultInjection;
import dev.takt.board.Points;
import dev.takt.board.pi4j.Boards;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.loop.ControlLoop;
import dev.takt.loop.DryRun;
import dev.takt.loop.EndCondition;
import dev.takt.loop.Hatch;
import dev.takt.loop.LoopClock;
import dev.takt.loop.LoopParts;
import dev.takt.loop.LoopState;
import dev.takt.loop.OverrunRule;
import dev.takt.recording.SignalRing;
import dev.takt.reload.Loaded;
import dev.takt.timing.TickRecorder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A controller on the simulated board whose time passes only when a test lets it. */
final class SteppedController implements AutoCloseable {
    private final CompiledBatch memory;
    private final Board board;
    private final ControlLoop loop;
    private final long periodNanos;
    private final @Nullable DryRun dryRun;

    private SteppedController(
            Configuration configuration, Function<CompiledBatch, Batch> batch, boolean dryRuns)
            throws BoardException {
        ManualClock clock = new ManualClock();
        memory = BatchCompiler.compile(configuration.program());
        board = Boards.open(BoardChoice.SIM, Points.of(configuration), memory.arena());
        periodNanos = configuration.loop().periodNanos();
        dryRun = dryRuns ? new DryRun(clock, StandIns.small(), periodNanos) : null;
        loop =
                new ControlLoop(
                        new LoopParts(
                                clock,
                                Loaded.generation(
                                        configuration,
                                        batch.apply(memory),
                                        board,
                                        true,
                                        Hatch.inMemory(memory.arena())),
                                configuration.loop().armTicks(),
                                new TickRecorder(periodNanos),
                                SignalRing.allocate(1 << 16),
                                OverrunRule.SKIP,
                                EndCondition.NEVER,
                                dryRun));
    }

    /** Runs the compiled batch. */
    static SteppedController compiled(Configuration configuration) throws BoardException {
        return new SteppedController(configuration, batch -> batch, false);
    }

    /** Runs the compiled batch, and every tick dry before. */
    static SteppedController withDryRuns(Configuration configuration) throws BoardException {
        return new SteppedController(configuration, batch -> batch, true);
    }

    /** Runs an interpreter over the same memory layout. */
    static SteppedController interpreted(Configuration configuration, InterpretedBatch.Way way)
            throws BoardException {
        return new SteppedController(
                configuration, batch -> InterpretedBatch.of(way, batch), false);
    }

    /** Runs the ticks of so much time. */
    void step(double seconds) {
        stepTicks(Math.round(seconds * 1e9 / periodNanos));
    }

    void stepTicks(long ticks) {
        if (loop.lastTick() < 0) {
            loop.begin(0, false);
        }
        for (long i = 0; i < ticks; i++) {
            assertTrue(loop.tick(), () -> "the loop has ended: " + loop.fault());
        }
    }

    /** Ends the loop in order, at its next release. */
    void stop() {
        loop.requestStop();
        loop.tick();
        assertNull(loop.fault());
    }

    /** Faults for its inputs. */
    FaultInjection faults() {
        return board.faults();
    }

    LoopState state() {
        return loop.state();
    }

    double get(String name) {
        return arena().get(arena().layout().slot(name));
    }

    void set(String name, double value) {
        arena().set(arena().layout().slot(name), value);
    }

    SignalArena arena() {
        return memory.arena();
    }

    /** The name of the first cell whose bits are not the same as in another controller; else "". */
    String differsFrom(SteppedController other) {
        for (Slot slot : arena().layout().slots()) {
            boolean named = slot.name().indexOf('$') < 0;
            if (named && bits(slot) != other.bits(slot)) {
                return slot.name();
            }
        }
        return "";
    }

    /** Where the memory of all cells differs from that of another controller; -1: nowhere. */
    long memoryDiffersFrom(SteppedController other) {
        return arena().memory().mismatch(other.arena().memory());
    }

    private long bits(Slot slot) {
        return Double.doubleToLongBits(arena().get(slot));
    }

    /** Closes the board; memory stays for {@link #get}. */
    void closeBoard() {
        board.close();
    }

    @Override
    public void close() {
        board.close();
        memory.close();
        if (dryRun != null) {
            dryRun.close();
        }
    }

    /** Time that moves from release to release; before each it is awake. */
    private static final class ManualClock implements LoopClock {
        private long nowNanos;

        @Override
        public long nowNanos() {
            return nowNanos;
        }

        @Override
        public long awaitUntil(long releaseNanos) {
            nowNanos = Math.max(nowNanos, releaseNanos);
            return nowNanos;
        }

        @Override
        public long spareNanos() {
            return 100_000;
        }
    }
}
