package dev.takt.loop;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.CarryOver;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.recording.SignalRing;
import dev.takt.timing.TickRecorder;
import java.util.List;

/**
 * Runs whole ticks before the first real one, until they get no faster.
 *
 * <p>The ticks follow each other every 5 µs on the loop's own clock, with real waits in between.
 * What is compiled here is what the loop runs later, also where board and batch are of other
 * classes then, as after a reload: stand-ins of several classes take turns with the real ones.
 *
 * @param generation what is ticked. The outputs of its board are posted some ten thousand times: a
 *     simulated one, or one whose outputs keep their safe values meanwhile. Its arena is scratch
 *     memory, or memory that is reset before the real loop begins; nobody else uses the mailbox of
 *     its hatch. What its inputs lack does not keep its outputs from moving
 * @param standIns others that take turns with it, of other classes: what is compiled then serves
 *     any generation that comes by a reload
 * @param restore puts arena and board back to where they were before; run before every round and
 *     after the last
 */
public record Rehearsal(Generation generation, List<Generation> standIns, Runnable restore) {
    private static final long PERIOD_NANOS = 5_000;
    private static final long LATE_NANOS = 10 * PERIOD_NANOS;
    private static final int TICKS = 500;
    private static final int STAND_IN_TICKS = 3_000;

    /** A multiple of 3: away, back, and from the real one to itself. */
    private static final int EXCHANGES = 249;

    private static final int WAITS = 3;
    private static final long WAIT_NANOS = 150_000;

    /** Fewer than ticks, so that its end is passed. */
    private static final int ROWS = 64;

    private static final long LIMIT_NANOS = 2_000_000_000L;

    /** A rehearsal that leaves nothing behind that matters. */
    public Rehearsal(Generation generation) {
        this(generation, List.of(), () -> {});
    }

    /**
     * Rehearses on the calling thread, which should be on the CPU of the loop.
     *
     * @param clock of the real loop
     * @throws IllegalStateException if a tick threw; the cause is attached
     */
    public WarmUp run(LoopClock clock) {
        Generation shadow = standIns.isEmpty() ? generation : standIns.getFirst();
        try (SignalRing ring = ring();
                DryRun dryRun = new DryRun(clock, shadow, PERIOD_NANOS)) {
            return run(clock, ring, dryRun);
        }
    }

    private SignalRing ring() {
        return SignalRing.allocate(ROWS * generation.rows().layout().rowBytes());
    }

    private WarmUp run(LoopClock clock, SignalRing ring, DryRun dryRun) {
        TickRecorder recorder = new TickRecorder(PERIOD_NANOS);
        Generation moving = generation.withoutConsequences();
        LoopParts parts =
                new LoopParts(
                        clock,
                        moving,
                        1,
                        recorder,
                        ring,
                        OverrunRule.SHED,
                        EndCondition.NEVER,
                        dryRun);
        ControlLoop loop = new ControlLoop(parts);
        Improvisation improvisation = new Improvisation(generation);
        CarryOver copies = scratchCopies();
        evaluateStandIns(clock);
        loop.begin(clock.nowNanos(), false);
        WarmUp warmUp =
                WarmUp.run(
                        () -> {
                            improvisation.run();
                            restore.run();
                            end(clock, recorder);
                            restore.run();
                            long nanos = round(loop, moving, copies, clock, recorder);
                            if (loop.fault() == null) {
                                rehearse(dryRun, moving, clock);
                            }
                            return nanos;
                        },
                        new JitWatch(clock::nowNanos)::compiling,
                        clock::nowNanos,
                        LIMIT_NANOS);
        restore.run();
        if (loop.fault() != null) {
            throw new IllegalStateException("a rehearsed tick failed", loop.fault());
        }
        return warmUp;
    }

    /** The ticks of a rehearsal follow each other too closely for many to be run dry before. */
    private static void rehearse(DryRun dryRun, Generation moving, LoopClock clock) {
        for (int tick = 0; tick < TICKS; tick++) {
            dryRun.run(clock.nowNanos(), tick, tick - 1, tick - 1, moving);
        }
    }

    /**
     * Goes safe because of a late tick and ends a loop in order, one that nothing was recorded of
     * before: what runs only once in the real one would be compiled away.
     */
    private void end(LoopClock clock, TickRecorder recorder) {
        try (SignalRing ring = ring()) {
            LoopParts parts =
                    new LoopParts(
                            clock,
                            generation.withoutConsequences(),
                            1,
                            recorder,
                            ring,
                            OverrunRule.safeAfter(1, 3),
                            EndCondition.afterTicks(3));
            ControlLoop ending = new ControlLoop(parts);
            ending.begin(clock.nowNanos() - LATE_NANOS, false);
            ending.runTicks(TICKS);
        }
    }

    /**
     * Goes through what is rare as well, so that it is not rare to the JIT: the first tick after
     * the waits is late and has missed others, one tick takes no time at all, and the recorder and
     * its late ticks are drained, after which their writers go another way. After a late tick the
     * board is watched: one half of the ticks goes that way, the other the usual one. In that half
     * every tick exchanges the generation: for one of the others, back, for itself as after a
     * force.
     */
    private long round(
            ControlLoop loop,
            Generation moving,
            CarryOver copies,
            LoopClock clock,
            TickRecorder recorder) {
        await(clock, WAITS);
        for (int i = 0; i < TICKS; i++) {
            clock.rehearse();
        }
        loop.runTicks(TICKS / 2);
        Generation again = moving.recordedAs(moving);
        for (int i = 0; i < EXCHANGES; i++) {
            boolean away = i % 3 == 0 && !standIns.isEmpty();
            Generation same = i % 3 == 2 ? again : moving;
            Generation next = away ? standIns.get(i / 3 % standIns.size()) : same;
            next.board().watch(0);
            loop.offer(new Exchange(next, copies));
            generation.hatch().rehearse();
            loop.runTicks(1);
        }
        generation.board().watch(0);
        recorder.recordTick(0, 0, 0);
        recorder.excursions().drain();
        return recorder.sample().execution().p50();
    }

    /**
     * The classes that a call meets first are those that the JIT remembers by name: they are not to
     * be those of the real batch.
     */
    private void evaluateStandIns(LoopClock clock) {
        List<SetMeter> meters =
                standIns.stream().map(other -> other.sets().forRehearsal()).toList();
        for (int tick = 0; tick < STAND_IN_TICKS; tick++) {
            for (int i = 0; i < meters.size(); i++) {
                standIns.get(i).batch().simulate(tick, tick - 1);
                meters.get(i).evaluate(clock, tick, tick - 1, tick);
                meters.get(i).end(tick, tick, 1);
            }
        }
    }

    /** Copies of every kind, past the generation itself, whose cells stay as they are. */
    private static CarryOver scratchCopies() {
        int many = 64;
        ArenaLayout layout =
                ArenaLayout.builder()
                        .add(Section.PARAMETER, "parameter", 1)
                        .add(Section.SIGNAL, "few", 2)
                        .add(Section.OUTPUT, "gap", 1)
                        .add(Section.STATE, "many", many)
                        .build();
        SignalArena from = SignalArena.collected(layout);
        SignalArena to = SignalArena.collected(layout);
        return CarryOver.builder(from, to)
                .copyInside(layout.slot("parameter"), layout.slot("parameter"), 0, 1)
                .copy(layout.slot("few"), layout.slot("few"))
                .copy(layout.slot("many"), layout.slot("many"))
                .build();
    }

    /** Waits for real, so that a hybrid clock learns its margin. */
    static void await(LoopClock clock, int times) {
        for (int i = 0; i < times; i++) {
            clock.awaitUntil(clock.nowNanos() + WAIT_NANOS);
        }
    }
}
