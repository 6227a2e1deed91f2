package dev.takt.batch;

import dev.takt.LoopThread;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A set that a batch evaluates.
 *
 * @param name as in the configuration; {@code inputs} and {@code outputs} for what belongs to those
 * @param every it is due on every n-th tick
 * @param phase offset in ticks, below {@code every}
 */
public record EvaluatedSet(String name, int every, int phase) {
    /** The sets of a program in the order in which they first run. */
    static List<EvaluatedSet> of(Program program) {
        Map<String, EvaluatedSet> sets = new LinkedHashMap<>();
        for (Segment segment : program.control()) {
            sets.putIfAbsent(
                    segment.set(),
                    new EvaluatedSet(segment.set(), segment.every(), segment.phase()));
        }
        return List.copyOf(sets.values());
    }

    /** The first tick in which it is due, not before {@code tick}. */
    @LoopThread
    public long dueFrom(long tick) {
        return tick + Math.floorMod(phase - tick, (long) every);
    }
}
