package dev.takt.loop;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.Batch;
import dev.takt.board.Board;
import dev.takt.recording.SignalRing;
import dev.takt.timing.TickRecorder;
import java.util.ArrayList;
import java.util.List;

/** A loop on the test bench: every part is one whose doings can be seen. */
final class Bench {
    static final long MS = 1_000_000;

    private static final ArenaLayout LAYOUT =
            ArenaLayout.builder()
                    .add(Section.CLOCK, "t", 1)
                    .add(Section.CLOCK, "tick", 1)
                    .add(Section.CLOCK, "held", 1)
                    .add(Section.INPUT, "a$raw", 1)
                    .add(Section.INPUT, "a.ok", 1)
                    .add(Section.INPUT, "a.age", 1)
                    .add(Section.INPUT, "b$raw", 1)
                    .add(Section.INPUT, "b.ok", 1)
                    .add(Section.INPUT, "b.age", 1)
                    .add(Section.SIGNAL, "x", 1)
                    .add(Section.OUTPUT, "p", 1)
                    .add(Section.OUTPUT, "q", 1)
                    .build();

    final ManualClock clock = new ManualClock();
    final SignalArena arena = SignalArena.allocate(LAYOUT);
    final Hatch hatch = Hatch.inMemory(arena);
    final TickRecorder recorder = new TickRecorder(MS);
    final SignalRing ring = SignalRing.allocate(512);
    final List<String> doings = new ArrayList<>();

    Runnable onTakeOver = () -> {};
    Runnable onPost = () -> {};
    Runnable onPostSafe = () -> {};
    boolean quiet;

    /** Whether the batch says that it changes its arena only. */
    boolean pure;

    Runnable onEvaluate = () -> {};
    OverrunRule overruns = OverrunRule.SKIP;
    int armTicks = 1;

    /** The inputs {@code a} and {@code b} may be among them. */
    List<InputWatch.Watched> watched = List.of();

    /** The outputs {@code p} and {@code q} may be among them. */
    List<OnTimes.Limited> limited = List.of();

    /** What the formulas of {@code p} and {@code q} say. */
    double p;

    double q;

    private final Slot time = LAYOUT.slot("t");
    private final Slot tick = LAYOUT.slot("tick");
    private final Slot x = LAYOUT.slot("x");

    final Board board =
            new Board() {
                @Override
                public String name() {
                    return "bench";
                }

                @Override
                public void takeOver(Board previous) {
                    if (!quiet) {
                        doings.add("take over");
                    }
                    onTakeOver.run();
                }

                @Override
                public void latch(long nowNanos) {
                    if (!quiet) {
                        doings.add("latch at " + nowNanos);
                    }
                }

                @Override
                public void post() {
                    if (!quiet) {
                        doings.add("post");
                    }
                    onPost.run();
                }

                @Override
                public void postSafe() {
                    doings.add("safe");
                    onPostSafe.run();
                }

                @Override
                public void close() {}
            };

    final Batch batch =
            new Batch() {
                @Override
                public void evaluate(long n, long previous) {
                    if (!quiet) {
                        doings.add(
                                "evaluate " + n + " after " + previous + " t=" + arena.get(time));
                    }
                    onEvaluate.run();
                    arena.set(x, arena.get(x) * 0.5 + arena.get(tick));
                    arena.set(LAYOUT.slot("p"), held() > 0 ? 0 : p);
                    arena.set(LAYOUT.slot("q"), held() > 0 ? 0 : q);
                }

                @Override
                public boolean changesArenaOnly() {
                    return pure;
                }

                @Override
                public void simulate(long n, long previous) {
                    if (!quiet) {
                        doings.add("simulate " + n);
                    }
                }
            };

    ControlLoop loop(boolean simulate, EndCondition end) {
        return new ControlLoop(
                new LoopParts(
                        clock, generation(simulate), armTicks, recorder, ring, overruns, end));
    }

    /** The shadow has a bench of its own. */
    ControlLoop loopWithDryRuns() {
        Generation shadow = new Bench().generation(false);
        return new ControlLoop(
                new LoopParts(
                        clock,
                        generation(false),
                        armTicks,
                        recorder,
                        ring,
                        overruns,
                        EndCondition.NEVER,
                        new DryRun(clock, shadow, MS)));
    }

    /** The result of its formula. */
    double x() {
        return arena.get(x);
    }

    Generation generation(boolean simulate) {
        InputWatch inputs = new InputWatch(watched, arena);
        OnTimes onTimes = new OnTimes(limited, arena);
        return new Generation(batch, arena, board, inputs, onTimes, simulate, hatch);
    }

    /** What formulas see of whether outputs are held. */
    double held() {
        return arena.get(LAYOUT.slot("held"));
    }

    /** What the board latches from now on: a good sample, or where it is NaN none. */
    void input(String name, double raw) {
        arena.set(LAYOUT.slot(name + "$raw"), raw);
        arena.set(LAYOUT.slot(name + ".ok"), Double.isNaN(raw) ? 0 : 1);
    }

    ControlLoop begun() {
        ControlLoop loop = loop(false, EndCondition.NEVER);
        loop.begin(0, false);
        return loop;
    }
}
