package dev.takt.reload;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a new configuration against the one before, for a time: it is not to have late ticks,
 * outputs without a value or inputs at fault that the other did not have.
 *
 * <p>What is wrong with inputs and outputs must last for half a second and a turn of the slowest
 * set, so that what only has to settle is no reason.
 */
final class Probation {
    /** How many more late ticks than twice those of before are too many. */
    private static final long TOLERATED_LATE = 10;

    private static final long SETTLING_NANOS = 500_000_000;

    private Loaded on;
    private final long beginNanos;
    private final long lengthNanos;
    private final long lateAtBegin;
    private final long lateAllowed;
    private final long settlingNanos;

    /** What was wrong before already. */
    private final Set<String> known = new HashSet<>();

    /** Since when something is wrong. */
    private final Map<String, Long> wrongSince = new HashMap<>();

    /**
     * @param on what has begun to run
     * @param before what ran until then, as it was at the end
     * @param late late ticks so far, and those of a time as long before
     */
    Probation(Loaded on, Loaded before, long beginNanos, long lengthNanos, LateCount late) {
        this.on = on;
        this.beginNanos = beginNanos;
        this.lengthNanos = lengthNanos;
        this.lateAtBegin = late.total();
        this.lateAllowed = 2 * late.before() + TOLERATED_LATE;
        int slowest =
                on.configuration().program().control().stream()
                        .mapToInt(Segment::every)
                        .max()
                        .orElse(1);
        this.settlingNanos = SETTLING_NANOS + slowest * on.configuration().loop().periodNanos();
        known.addAll(wrong(before));
    }

    /**
     * @param total late ticks so far
     * @param before those of the time before, as long as the probation
     */
    record LateCount(long total, long before) {}

    /** It goes on over what has taken the place of what began it, and is the same configuration. */
    void goOnOver(Loaded next) {
        on = next;
    }

    /**
     * Looks at how it does.
     *
     * @param lateTotal late ticks so far
     * @return why it has failed; null while it has not
     */
    @Nullable String failure(long nowNanos, long lateTotal) {
        long late = lateTotal - lateAtBegin;
        if (late > lateAllowed) {
            return late
                    + " late or missed ticks in "
                    + seconds(nowNanos - beginNanos)
                    + " s, at most "
                    + lateAllowed
                    + " expected";
        }
        List<String> wrong = wrong(on);
        wrongSince.keySet().retainAll(wrong);
        for (String one : wrong) {
            long since = wrongSince.computeIfAbsent(one, _ -> nowNanos);
            if (!known.contains(one) && nowNanos - since >= settlingNanos) {
                return one + " for " + seconds(nowNanos - since) + " s, and was not before";
            }
        }
        return null;
    }

    boolean isOver(long nowNanos) {
        return nowNanos - beginNanos >= lengthNanos;
    }

    /** What is wrong with inputs and outputs, as sentences without an end. */
    private static List<String> wrong(Loaded loaded) {
        List<String> wrong = new ArrayList<>();
        SignalArena arena = loaded.batch().arena();
        for (InputPoint input : loaded.configuration().inputs()) {
            if (value(arena, Program.ok(input.name())) == 0) {
                wrong.add("input '" + input.name() + "' is not valid");
            }
        }
        for (OutputPoint output : loaded.configuration().outputs()) {
            if (Double.isNaN(value(arena, Program.demand(output.name())))) {
                wrong.add("the formula of output '" + output.name() + "' gives no value");
            }
        }
        return wrong;
    }

    private static double value(SignalArena arena, String name) {
        Slot slot = arena.layout().slot(name);
        return arena.get(slot);
    }

    private static String seconds(long nanos) {
        return "%.1f".formatted(nanos / 1e9);
    }
}
