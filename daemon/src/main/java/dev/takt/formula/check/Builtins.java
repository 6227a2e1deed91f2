package dev.takt.formula.check;

import dev.takt.block.BlockKind;
import dev.takt.formula.function.PureFunction;
import dev.takt.formula.function.VariadicFunction;
import dev.takt.formula.syntax.FormulaParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that has a name before a user gives any. */
final class Builtins {
    static final String PREV = "prev";
    static final String LUT = "lut";
    static final String RAW = "raw";
    static final String DT = "dt";

    /** The constants of the language. */
    static final Map<String, Double> CONSTANTS =
            Map.of(
                    "pi", Math.PI,
                    "tau", 2 * Math.PI,
                    "e", Math.E,
                    "true", 1.0,
                    "false", 0.0,
                    "nan", Double.NaN,
                    "inf", Double.POSITIVE_INFINITY);

    private static final Set<String> CLOCK = Set.of(Program.TIME, Program.TICK, DT, Program.HELD);
    private static final Map<String, Callable> CALLABLES = callables();

    private Builtins() {}

    /** What can be called by a name, and how its arguments are named. */
    sealed interface Callable {
        record Pure(PureFunction function) implements Callable {}

        record Variadic(VariadicFunction function) implements Callable {}

        record Block(BlockKind kind) implements Callable {}

        /** Unit delay, the only block that may stand in a circle. */
        record Previous() implements Callable {}

        /** Interpolation in a table. */
        record Interpolate() implements Callable {}
    }

    static @Nullable Callable callable(String name) {
        return CALLABLES.get(name);
    }

    /** The names of all functions and blocks, sorted. */
    static Set<String> callableNames() {
        return new TreeSet<>(CALLABLES.keySet());
    }

    static boolean isClock(String name) {
        return CLOCK.contains(name);
    }

    /** The names that stand for a number by themselves, sorted. */
    static Set<String> valueNames() {
        Set<String> names = new TreeSet<>(CONSTANTS.keySet());
        names.addAll(CLOCK);
        return names;
    }

    /** What a reserved name is, null for one that a user may give. */
    static @Nullable String reserved(String name) {
        if (CONSTANTS.containsKey(name)) {
            return "a constant";
        }
        if (CLOCK.contains(name)) {
            return "the clock";
        }
        if (CALLABLES.containsKey(name)) {
            return "a function";
        }
        if (FormulaParser.words().contains(name)) {
            return "an operator";
        }
        return name.equals(RAW) ? "the raw sample of an input" : null;
    }

    private static Map<String, Callable> callables() {
        Map<String, Callable> map = new HashMap<>();
        for (PureFunction function : PureFunction.values()) {
            List<String> names = function.names();
            names.forEach(name -> map.put(name, new Callable.Pure(function)));
        }
        for (VariadicFunction function : VariadicFunction.values()) {
            map.put(function.functionName(), new Callable.Variadic(function));
        }
        for (BlockKind kind : BlockKind.values()) {
            map.put(kind.blockName(), new Callable.Block(kind));
        }
        map.put(PREV, new Callable.Previous());
        map.put(LUT, new Callable.Interpolate());
        return Map.copyOf(map);
    }
}
