package dev.takt.batch;

import dev.takt.block.BlockKind;
import dev.takt.block.Parameter;
import dev.takt.formula.function.PureFunction;
import dev.takt.formula.function.VariadicFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes controllers by chance: every operator, function and block, native calls, sets of several
 * cadences, prev in circles.
 */
final class RandomPrograms {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        2,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        1e-300,
        0x1p53,
        -3.7,
        1e9
    };
    private static final String[] BINARY = {
        "+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "??", "^"
    };

    private final Random random;
    private final CallLog calls = new CallLog();
    private final List<String> readable = new ArrayList<>();
    private final List<String> defined = new ArrayList<>();

    RandomPrograms(long seed) {
        this.random = new Random(seed);
    }

    /** A number that is often one of the difficult ones. */
    double number() {
        return random.nextInt(3) == 0
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : random.nextGaussian() * 10;
    }

    /** The native calls that were made; see {@link CallLog#takeEach}. */
    CallLog calls() {
        return calls;
    }

    /** A controller of about {@code formulas} formulas over the inputs {@code i0} to {@code i3}. */
    FormulaBench program(int formulas) {
        FormulaBench bench = new FormulaBench();
        for (int i = 0; i < 4; i++) {
            bench.input("i" + i);
            readable.add("i" + i);
            readable.add("i" + i + ".ok");
        }
        bench.parameter("p0", number()).parameter("p1", number());
        readable.addAll(List.of("p0", "p1", "t", "tick", "dt", "pi"));
        bench.table("table", new double[] {-1, 0, 2, 5}, new double[] {3, -0.0, 7, -2});
        bench.function("f(x, y)", "x * y + lowpass(x, 0.01) - (x > y ? prev(y) : x)");
        bench.foreign("n(a, b)", calls.function());
        bench.function("g(x)", "f(x, x) + f(x, 1) * x");
        int sets = 1 + random.nextInt(3);
        for (int s = 0; s < sets; s++) {
            int every = s == 0 ? 1 : 1 + random.nextInt(4);
            String[] texts = new String[Math.max(1, formulas / sets)];
            for (int i = 0; i < texts.length; i++) {
                String name = "s" + s + "_" + i;
                texts[i] = name + ": " + expression(1 + random.nextInt(5));
                readable.add(name);
                defined.add(name);
            }
            bench.set("set" + s, every, random.nextInt(every), texts);
        }
        bench.output("o0", expression(3), random.nextBoolean(), -5, 5, 1 + random.nextInt(1000), 1);
        bench.output("o1", expression(3), 0);
        bench.simulation("w0: " + expression(3), "w1: prev(w0, o0) + o1 + w0 + " + expression(2));
        return bench;
    }

    private String expression(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 ->
                    "("
                            + expression(depth - 1)
                            + " "
                            + pick(BINARY)
                            + " "
                            + expression(depth - 1)
                            + ")";
            case 4 -> pick(new String[] {"-", "!", "+"}) + "(" + expression(depth - 1) + ")";
            case 5 ->
                    "("
                            + expression(depth - 1)
                            + " ? "
                            + expression(depth - 1)
                            + " : "
                            + expression(depth - 1)
                            + ")";
            case 6, 7 -> pure(depth);
            case 8 -> block(depth);
            case 9 -> variadic(depth);
            case 10 -> other(depth);
            default -> leaf();
        };
    }

    private String leaf() {
        if (random.nextInt(3) == 0) {
            double value = number();
            String text =
                    Double.isNaN(value)
                            ? "nan"
                            : Double.isInfinite(value) ? "inf" : "" + Math.abs(value);
            return value < 0 || 1 / value < 0 ? "(-" + text + ")" : text;
        }
        return readable.get(random.nextInt(readable.size()));
    }

    private String other(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> "lut(table, " + expression(depth - 1) + ")";
            case 1 -> "table[" + expression(depth - 1) + "]";
            case 2 -> "g(" + expression(depth - 1) + ")";
            case 3 -> "(" + leaf() + " < " + expression(depth - 1) + " <= " + leaf() + ")";
            case 4 -> "prev(" + expression(depth - 1) + ", " + leaf() + ")";
            case 5 -> "n(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
            default ->
                    defined.isEmpty()
                            ? "prev(i0)"
                            : "prev(" + defined.get(random.nextInt(defined.size())) + ")";
        };
    }

    private String pure(int depth) {
        PureFunction function = pick(PureFunction.values());
        if (!function.isCallable()) {
            return expression(depth - 1);
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < function.arity(); i++) {
            arguments.add(expression(depth - 1));
        }
        return function.names().get(random.nextInt(function.names().size()))
                + "("
                + String.join(", ", arguments)
                + ")";
    }

    private String variadic(int depth) {
        VariadicFunction function = pick(VariadicFunction.values());
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < function.minimum() + random.nextInt(3); i++) {
            arguments.add(expression(depth - 1));
        }
        return function.functionName() + "(" + String.join(", ", arguments) + ")";
    }

    private String block(int depth) {
        BlockKind kind = pick(BlockKind.values());
        List<String> arguments = new ArrayList<>();
        for (Parameter parameter : kind.parameters()) {
            if (parameter.constant()) {
                arguments.add(
                        parameter.name()
                                + "="
                                + (parameter.name().equals("seconds") ? "0.003" : "3"));
            } else if (parameter.required() || random.nextBoolean()) {
                arguments.add(parameter.name() + "=" + expression(Math.max(0, depth - 2)));
            }
        }
        return kind.blockName() + "(" + String.join(", ", arguments) + ")";
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
