package dev.takt.attribution;

import dev.takt.timing.Excursion;
import dev.takt.timing.Stage;
import java.util.Comparator;
import java.util.Optional;

/**
 * Why a tick was late, as far as it can be told.
 *
 * @param cause the strongest that explains it
 * @param by who or what in particular, empty if that cannot be told
 * @param nanos how much of the time it took, 0 where only its count is known
 * @param count how often it happened, 0 where that says nothing
 */
public record Verdict(Cause cause, String by, long nanos, long count) {
    /** What explains this part of the time that was lost explains the tick. */
    private static final long PART = 2;

    /** Usual cost of mapping a page. */
    private static final long FAULT_NANOS = 1_000;

    private static Verdict timed(Cause cause, String by, long nanos) {
        return new Verdict(cause, by, nanos, 0);
    }

    private static Verdict counted(Cause cause, long count) {
        return new Verdict(cause, "", 0, count);
    }

    private static Verdict named(Cause cause, String by) {
        return new Verdict(cause, by, 0, 0);
    }

    /**
     * Weighs the evidence: what has a time that covers at least half of what the slowest stage took
     * too long comes first, then what is known by its count, then what is known by its place.
     */
    static Verdict of(Excursion late, Evidence evidence) {
        Stage stage = late.stage();
        long enough = (late.took().of(stage) - late.usual().of(stage)) / PART;
        return stopped(late, stage, evidence, enough)
                .or(() -> deoptimized(late, evidence))
                .or(() -> waited(late.took().of(stage), evidence, enough))
                .or(() -> faulted(stage, evidence.load(), enough))
                .or(() -> heldBack(stage, evidence))
                .or(() -> slow(late, stage, evidence))
                .or(() -> faintly(stage, evidence.load()))
                .orElse(named(Cause.UNKNOWN, ""));
    }

    private static Optional<Verdict> stopped(
            Excursion late, Stage stage, Evidence evidence, long enough) {
        long from = late.beginNanos(stage);
        long to = late.endNanos(stage);
        return evidence.pauses().stream()
                .filter(pause -> pause.kind() == Pause.Kind.SAFEPOINT)
                .max(Comparator.comparingLong(pause -> pause.overlapNanos(from, to)))
                .filter(pause -> pause.overlapNanos(from, to) >= enough)
                .map(pause -> stop(pause, pause.endNanos() - pause.beginNanos()));
    }

    private static Verdict stop(Pause pause, long nanos) {
        return timed(pause.collects() ? Cause.GC : Cause.SAFEPOINT, pause.name(), nanos);
    }

    private static Optional<Verdict> deoptimized(Excursion late, Evidence evidence) {
        long from = late.beginNanos(Stage.PLANT);
        return evidence.pauses().stream()
                .filter(pause -> pause.kind() == Pause.Kind.DEOPTIMIZATION)
                .filter(pause -> pause.threadId() == evidence.loopThreadId())
                .filter(pause -> pause.beginNanos() >= from && pause.endNanos() <= late.endNanos())
                .filter(_ -> late.stage() != Stage.WAKE_UP)
                .findFirst()
                .map(pause -> named(Cause.DEOPTIMIZATION, pause.name()));
    }

    private static Optional<Verdict> waited(long tookNanos, Evidence evidence, long enough) {
        Load load = evidence.load();
        if (load.waitedNanos() >= enough) {
            // Counted over more than this tick: others may have waited as well.
            long waited = Math.min(load.waitedNanos(), tookNanos);
            return Optional.of(timed(Cause.PREEMPTED, evidence.rival(), waited));
        }
        // Without the time a switch has to do.
        return load.waitedNanos() == Load.UNKNOWN && load.involuntarySwitches() > 0
                ? Optional.of(
                        new Verdict(
                                Cause.PREEMPTED, evidence.rival(), 0, load.involuntarySwitches()))
                : Optional.empty();
    }

    private static Optional<Verdict> faulted(Stage stage, Load load, long enough) {
        if (load.majorFaults() > 0) {
            return Optional.of(counted(Cause.MAJOR_FAULT, load.majorFaults()));
        }
        return mapped(stage, load) && load.minorFaults() * FAULT_NANOS >= enough / PART
                ? Optional.of(counted(Cause.MINOR_FAULT, load.minorFaults()))
                : Optional.empty();
    }

    /** Who waits touches no new pages: those were counted for a tick before. */
    private static boolean mapped(Stage stage, Load load) {
        return stage != Stage.WAKE_UP && load.minorFaults() > 0;
    }

    private static Optional<Verdict> heldBack(Stage stage, Evidence evidence) {
        Load load = evidence.load();
        if (load.stolenNanos() > 0) {
            return Optional.of(timed(Cause.STEAL, "", load.stolenNanos()));
        }
        if (load.throttles() > 0 || evidence.throttled()) {
            return Optional.of(counted(Cause.THROTTLED, Math.max(0, load.throttles())));
        }
        boolean computing = stage == Stage.FORMULAS || stage == Stage.PLANT;
        return computing && !evidence.clock().isEmpty()
                ? Optional.of(named(Cause.CPU_CLOCK, evidence.clock()))
                : Optional.empty();
    }

    /**
     * The stage itself, where it is known to be slow: an input or output of a real board, a set
     * that is not due in every tick, or a stage that takes as long in every tick.
     */
    private static Optional<Verdict> slow(Excursion late, Stage stage, Evidence evidence) {
        boolean always = late.usual().of(stage) >= late.took().of(stage) / PART;
        boolean board = always || !evidence.memoryBoard();
        long took = late.took().of(stage);
        return switch (stage) {
            case WAKE_UP -> Optional.empty();
            case PLANT -> place(always, Cause.SLOW_PLANT, "", took);
            case INPUTS -> place(board, Cause.SLOW_INPUT, evidence.slowInput(), took);
            case OUTPUTS -> place(board, Cause.SLOW_OUTPUT, evidence.slowOutput(), took);
            case FORMULAS ->
                    place(
                            always || !evidence.slowSets().isEmpty(),
                            Cause.SLOW_SET,
                            evidence.slowSets(),
                            took);
        };
    }

    private static Optional<Verdict> place(boolean known, Cause cause, String by, long nanos) {
        return known ? Optional.of(timed(cause, by, nanos)) : Optional.empty();
    }

    /** Even one page can take long, when another thread is busy with the same memory map. */
    private static Optional<Verdict> faintly(Stage stage, Load load) {
        return mapped(stage, load)
                ? Optional.of(counted(Cause.MINOR_FAULT, load.minorFaults()))
                : Optional.empty();
    }
}
