package dev.takt.reload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.board.BoardException;
import dev.takt.board.Points;
import dev.takt.board.pi4j.Boards;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.loop.ControlLoop;
import dev.takt.loop.EndCondition;
import dev.takt.loop.Hatch;
import dev.takt.loop.LoopClock;
import dev.takt.loop.LoopParts;
import dev.takt.loop.OverrunRule;
import dev.takt.recording.SignalRing;
import dev.takt.timing.TickRecorder;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A controller on the simulated board, stepped and reloaded by a test. */
final class Reloaded implements AutoCloseable {
    private static final long LONG_NANOS = 60_000_000_000L;

    final Clock clock = new Clock();
    final TickRecorder recorder;
    final SignalRing ring = SignalRing.allocate(1 << 16);
    final ControlLoop loop;
    Loaded loaded;
    private long warmUpNanos;

    Reloaded(String text) {
        Reading reading = read(text);
        Configuration configuration =
                Objects.requireNonNull(
                        reading.configuration(), () -> reading.diagnostics().toString());
        try {
            CompiledBatch batch =
                    BatchCompiler.compile(configuration.program(), SignalArena::collected);
            Points points = Points.of(configuration);
            loaded =
                    Loaded.of(
                            configuration,
                            batch,
                            Boards.open(BoardChoice.SIM, points, batch.arena()),
                            Hatch.inMemory(batch.arena()));
        } catch (BoardException e) {
            throw new IllegalStateException(e);
        }
        recorder = new TickRecorder(configuration.loop().periodNanos());
        loop =
                new ControlLoop(
                        new LoopParts(
                                clock,
                                loaded.generation(),
                                1,
                                recorder,
                                ring,
                                OverrunRule.SKIP,
                                EndCondition.NEVER));
        loop.begin(0, false);
    }

    static Reading read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Machine machine = new Machine(4);
        Configuration configuration =
                new ConfigurationReader(machine).read(new Source("test.json", text), diagnostics);
        return new Reading(configuration, diagnostics.sorted());
    }

    /** Reloads, the loop ticking once where it is waited for. */
    ReloadResult reload(String text) throws InterruptedException {
        return reload(text, Reload.Gates.NONE);
    }

    /** The same with gates for what is forced. */
    ReloadResult reload(String text, Reload.Gates gates) throws InterruptedException {
        return keep(reload().run(loaded, read(text), gates));
    }

    /** Puts gates for some names into what runs. */
    ReloadResult fit(Set<String> names, Set<String> kept)
            throws InterruptedException, BoardException {
        return keep(reload().fit(loaded, new Reload.Gates(names, kept)));
    }

    /** Lets run again what ran before. */
    ReloadResult back(Loaded before, String... kept) throws InterruptedException {
        return keep(reload().back(loaded, before, Set.of(kept)));
    }

    private Reload reload() {
        Swap swap = new Swap(loop, _ -> loop.tick());
        return new Reload(swap, new Unseen(), () -> warmUpNanos += LONG_NANOS);
    }

    private ReloadResult keep(Reload.Outcome outcome) {
        loaded = outcome.loaded();
        return outcome.result();
    }

    void step(int ticks) {
        for (int i = 0; i < ticks; i++) {
            assertTrue(loop.tick(), () -> "the loop has ended: " + loop.fault());
        }
    }

    double get(String name) {
        return loaded.batch().arena().get(slot(name));
    }

    void set(String name, double value) {
        loaded.batch().arena().set(slot(name), value);
    }

    private Slot slot(String name) {
        return loaded.batch().arena().layout().slot(name);
    }

    static List<String> messages(ReloadResult result) {
        return result.diagnostics().stream().map(Diagnostic::message).toList();
    }

    @Override
    public void close() {
        loaded.board().close();
    }

    /** Nobody meets the loop of a test. */
    static final class Unseen implements Hatches {
        @Override
        public Hatch make(Configuration configuration, SignalArena arena) {
            return Hatch.inMemory(arena);
        }

        @Override
        public void show(Hatch before) {}
    }

    /** Time that moves from release to release, and by hand. */
    static final class Clock implements LoopClock {
        private long nowNanos;

        void advance(long nanos) {
            nowNanos += nanos;
        }

        @Override
        public long nowNanos() {
            return nowNanos;
        }

        @Override
        public long awaitUntil(long releaseNanos) {
            nowNanos = Math.max(nowNanos, releaseNanos);
            return nowNanos;
        }
    }
}
