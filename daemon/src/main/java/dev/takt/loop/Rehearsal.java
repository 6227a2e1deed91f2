package dev.takt.loop;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.CarryOver;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.recording.SignalRing;
import dev.takt.timing.TickRecorder;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * Runs whole ticks before the first real one, or beside a loop that runs already, until they get no
 * faster or are fast enough.
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
 * @param extent how much of it, and until when
 */
public record Rehearsal(
        Generation generation,
        List<Generation> standIns,
        Runnable restore,
        RehearsalExtent extent) {
    private static final long PERIOD_NANOS = 5_000;
    private static final long LATE_NANOS = 10 * PERIOD_NANOS;

    /** Of an {@link Improvisation} after a brief rehearsal, of 60 ticks each. */
    private static final int IMPROVISATIONS = 50;

    private static final long IMPROVISING_NANOS = 15_000_000;
    private static final int WAITS = 3;
    private static final long WAIT_NANOS = 150_000;

    /** Fewer than ticks, so that its end is passed. */
    private static final int ROWS = 64;

    /** A whole rehearsal that leaves nothing behind that matters. */
    public Rehearsal(Generation generation) {
        this(generation, List.of(), () -> {}, RehearsalExtent.WHOLE);
    }

    /**
     * Rehearses on the calling thread.
     *
     * @param clock of the class of the real loop's
     * @throws IllegalStateException if a tick threw; the cause is attached
     */
    public WarmUp run(LoopClock clock) {
        return run(clock, () -> false);
    }

    /**
     * The same until it is not wanted any more.
     *
     * @param dismissed asked before every round
     */
    WarmUp run(LoopClock clock, BooleanSupplier dismissed) {
        Generation shadow = standIns.isEmpty() ? generation : standIns.getFirst();
        try (SignalRing ring = ring();
                DryRun dryRun = new DryRun(clock, shadow, PERIOD_NANOS)) {
            return run(clock, ring, dryRun, dismissed);
        }
    }

    /** To tell whether a round was a little faster takes fine figures; they take long to read. */
    private TickRecorder recorder() {
        return extent.isBrief()
                ? TickRecorder.coarse(PERIOD_NANOS)
                : new TickRecorder(PERIOD_NANOS);
    }

    private SignalRing ring() {
        return SignalRing.allocate(ROWS * generation.rows().layout().rowBytes());
    }

    private WarmUp run(LoopClock clock, SignalRing ring, DryRun dryRun, BooleanSupplier dismissed) {
        TickRecorder recorder = recorder();
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
        JitWatch jit = new JitWatch(clock::nowNanos);
        long lastNanos = clock.nowNanos() + extent.limitNanos();
        BooleanSupplier noMore = () -> dismissed.getAsBoolean() || clock.nowNanos() > lastNanos;
        LongSupplier round =
                () -> {
                    if (extent.isBeside()) {
                        jit.awaitIdle(noMore);
                    }
                    improvisation.run();
                    restore.run();
                    end(clock, recorder);
                    restore.run();
                    long nanos = round(loop, moving, copies, clock, recorder);
                    if (loop.fault() == null) {
                        rehearse(dryRun, moving, clock);
                    }
                    return nanos;
                };
        LongPredicate mayGoOn =
                tookNanos -> tookNanos < extent.limitNanos() && !dismissed.getAsBoolean();
        WarmUp warmUp =
                extent.isBrief()
                        ? WarmUp.untilEnough(round, extent.enoughNanos(), clock::nowNanos, mayGoOn)
                        : WarmUp.run(round, jit::compiling, clock::nowNanos, mayGoOn);
        if (extent.isBrief()) {
            improvise(improvisation, clock);
        }
        restore.run();
        if (loop.fault() != null) {
            throw new IllegalStateException("a rehearsed tick failed", loop.fault());
        }
        return warmUp;
    }

    /**
     * What takes its turn beside the running loop later is another batch: whichever way this one
     * may go is to be seen by the JIT before it compiles it for good.
     */
    private static void improvise(Improvisation improvisation, LoopClock clock) {
        long end = clock.nowNanos() + IMPROVISING_NANOS;
        for (int i = 0; i < IMPROVISATIONS && clock.nowNanos() < end; i++) {
            improvisation.run();
        }
    }

    /** The ticks of a rehearsal follow each other too closely for many to be run dry before. */
    private void rehearse(DryRun dryRun, Generation moving, LoopClock clock) {
        for (int tick = 0; tick < extent.ticks(); tick++) {
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
            ending.runTicks(extent.ticks());
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
        for (int i = 0; i < extent.ticks(); i++) {
            clock.rehearse();
        }
        loop.runTicks(extent.ticks() / 2);
        Generation again = moving.recordedAs(moving);
        for (int i = 0; i < extent.exchanges(); i++) {
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
        for (int tick = 0; tick < extent.standInTicks(); tick++) {
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
