package dev.takt.formula.function;

import java.util.List;
import java.util.Locale;

/**
 * Every operator and function that takes a fixed number of doubles and gives a double. One constant
 * stands for one meaning, however many spellings lead to it: {@code x ^ y}, {@code x ** y} and
 * {@code pow(x, y)} are {@link #POW}.
 *
 * <p>{@link #owner} and {@link #method} name a public static method whose parameters and result are
 * all double; it is what compiled code calls and what {@link #apply(double[])} runs.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
public enum PureFunction {
    // arithmetic
    ADD("+", "", "a b", new Code(Operators.class, "add", 1), "Sum."),
    SUB("-", "", "a b", new Code(Operators.class, "sub", 1), "Difference."),
    MUL("*", "", "a b", new Code(Operators.class, "mul", 1), "Product."),
    DIV("/", "", "a b", new Code(Operators.class, "div", 4), "Quotient; x/0 is infinite, 0/0 NaN."),
    REM(
            "%",
            "fmod",
            "x y",
            new Code(Operators.class, "rem", 20),
            "Remainder of truncated division, with the sign of x."),
    NEG("-", "", "a", new Code(Operators.class, "neg", 1), "The negative."),
    POW(
            "^ **",
            "pow",
            "x y",
            new Code(Numeric.class, "pow", 40),
            "x to the power y; right associative."),
    // questions and choices
    NOT("! not", "", "a", new Code(Operators.class, "not", 1), "1 where a is 0 or NaN, else 0."),
    LT("<", "", "a b", new Code(Operators.class, "lt", 1), "1 where a is less than b."),
    LE("<=", "", "a b", new Code(Operators.class, "le", 1), "1 where a is at most b."),
    GT(">", "", "a b", new Code(Operators.class, "gt", 1), "1 where a is greater than b."),
    GE(">=", "", "a b", new Code(Operators.class, "ge", 1), "1 where a is at least b."),
    EQ("==", "", "a b", new Code(Operators.class, "eq", 1), "1 where both are the same number."),
    NE(
            "!=",
            "",
            "a b",
            new Code(Operators.class, "ne", 1),
            "1 where they differ or either is NaN."),
    AND("&& and", "", "a b", new Code(Operators.class, "and", 1), "1 where both are true."),
    OR("|| or", "", "a b", new Code(Operators.class, "or", 1), "1 where at least one is true."),
    DEFAULT(
            "??",
            "",
            "a b",
            new Code(Operators.class, "orDefault", 1),
            "b where a is NaN, else a."),
    CHOICE(
            "?:",
            "if",
            "c a b",
            new Code(Operators.class, "choice", 1),
            "a where c is true, else b."),
    OK("ok", "x", new Code(Operators.class, "ok", 1), "1 where x is not NaN, else 0."),
    STEP(
            "step",
            "x edge",
            new Code(Operators.class, "step", 1),
            "1 where x is at least edge, else 0."),
    // size and rounding
    ABS("abs", "x", new Code(Math.class, "abs", 1), "Magnitude."),
    SIGN("sign", "x", new Code(Math.class, "signum", 1), "-1, 0 or 1; a zero keeps its sign."),
    FLOOR("floor", "x", new Code(Math.class, "floor", 1), "Nearest whole number below."),
    CEIL("ceil", "x", new Code(Math.class, "ceil", 1), "Nearest whole number above."),
    ROUND(
            "round",
            "x",
            new Code(Numeric.class, "round", 2),
            "Nearest whole number, halves away from zero."),
    TRUNC("trunc", "x", new Code(Numeric.class, "trunc", 1), "Nearest whole number towards zero."),
    FRAC(
            "frac",
            "x",
            new Code(Numeric.class, "frac", 2),
            "What trunc cuts off, with the sign of x."),
    MOD(
            "mod",
            "x y",
            new Code(Numeric.class, "mod", 20),
            "Remainder of floored division, with the sign of y."),
    // ranges and scaling
    MIN(
            "",
            "a b",
            new Code(Math.class, "min", 1),
            "The smaller of two: one step of min(a, b, ...)."),
    MAX(
            "",
            "a b",
            new Code(Math.class, "max", 1),
            "The larger of two: one step of max(a, b, ...)."),
    CLAMP("clamp", "x lo hi", new Code(Numeric.class, "clamp", 1), "x held inside lo to hi."),
    WRAP(
            "wrap",
            "x lo hi",
            new Code(Numeric.class, "wrap", 25),
            "x moved by turns of hi - lo into lo (included) to hi (excluded)."),
    LERP(
            "lerp",
            "a b u",
            new Code(Numeric.class, "lerp", 1),
            "The point at share u of the way from a to b."),
    MAP(
            "map",
            "x x0 x1 y0 y1",
            new Code(Numeric.class, "map", 5),
            "The straight line through (x0, y0) and (x1, y1) at x."),
    DEADBAND(
            "deadband",
            "x width",
            new Code(Numeric.class, "deadband", 1),
            "0 inside -width to width, outside the distance to that band."),
    DEG("deg", "x", new Code(Math.class, "toDegrees", 1), "Radians to degrees."),
    RAD("rad", "x", new Code(Math.class, "toRadians", 1), "Degrees to radians."),
    // powers and logarithms
    SQRT("sqrt", "x", new Code(Math.class, "sqrt", 4), "Square root."),
    CBRT("cbrt", "x", new Code(Math.class, "cbrt", 20), "Cube root."),
    HYPOT(
            "hypot",
            "x y",
            new Code(Numeric.class, "hypot", 15),
            "Square root of x^2 + y^2 without overflow on the way."),
    EXP("exp", "x", new Code(Math.class, "exp", 10), "e to the power x."),
    EXPM1("expm1", "x", new Code(Math.class, "expm1", 20), "exp(x) - 1, precise near 0."),
    LN("ln log", "x", new Code(Math.class, "log", 10), "Natural logarithm."),
    LOG2(
            "log2",
            "x",
            new Code(Numeric.class, "log2", 15),
            "Logarithm to base 2, exact for powers of 2."),
    LOG10(
            "log10",
            "x",
            new Code(Math.class, "log10", 10),
            "Logarithm to base 10, exact for powers of 10."),
    LOG1P("log1p", "x", new Code(Math.class, "log1p", 20), "ln(1 + x), precise near 0."),
    // angles and hyperbolas
    SIN("sin", "x", new Code(Math.class, "sin", 12), "Sine of an angle in radians."),
    COS("cos", "x", new Code(Math.class, "cos", 12), "Cosine of an angle in radians."),
    TAN("tan", "x", new Code(Math.class, "tan", 18), "Tangent of an angle in radians."),
    ASIN("asin", "x", new Code(Math.class, "asin", 20), "Arc sine in radians, -pi/2 to pi/2."),
    ACOS("acos", "x", new Code(Math.class, "acos", 20), "Arc cosine in radians, 0 to pi."),
    ATAN("atan", "x", new Code(Math.class, "atan", 20), "Arc tangent in radians, -pi/2 to pi/2."),
    ATAN2(
            "atan2",
            "y x",
            new Code(Math.class, "atan2", 35),
            "Angle of the point (x, y) in radians, -pi to pi."),
    SINH("sinh", "x", new Code(Math.class, "sinh", 30), "Hyperbolic sine."),
    COSH("cosh", "x", new Code(Math.class, "cosh", 30), "Hyperbolic cosine."),
    TANH("tanh", "x", new Code(Math.class, "tanh", 20), "Hyperbolic tangent."),
    // bits
    BAND("band", "x y", new Code(Bits.class, "band", 3), "Bits set in both."),
    BOR("bor", "x y", new Code(Bits.class, "bor", 3), "Bits set in either."),
    BXOR("bxor", "x y", new Code(Bits.class, "bxor", 3), "Bits set in one of the two."),
    BNOT("bnot", "x", new Code(Bits.class, "bnot", 3), "All 64 bits inverted."),
    SHL("shl", "x n", new Code(Bits.class, "shl", 3), "Shifted left by n bits."),
    SHR(
            "shr",
            "x n",
            new Code(Bits.class, "shr", 3),
            "Shifted right by n bits, filled with the sign."),
    BIT("bit", "x n", new Code(Bits.class, "bit", 3), "Bit n of x, counted from 0.");

    private final List<String> symbols;
    private final List<String> names;
    private final List<String> parameters;
    private final Code code;
    private final String documentation;

    PureFunction(String names, String parameters, Code code, String documentation) {
        this("", names, parameters, code, documentation);
    }

    PureFunction(String symbols, String names, String parameters, Code code, String documentation) {
        this.symbols = words(symbols);
        this.names = words(names);
        this.parameters = words(parameters);
        this.code = code;
        this.documentation = documentation;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /**
     * How the operator is written, the usual spelling first; empty for what is only called by name.
     */
    public List<String> symbols() {
        return symbols;
    }

    /**
     * Names it is called by, the preferred one first; empty for what is only an operator or a step
     * of a lowering.
     */
    public List<String> names() {
        return names;
    }

    public boolean isOperator() {
        return !symbols.isEmpty();
    }

    public boolean isCallable() {
        return !names.isEmpty();
    }

    /**
     * What a person reads: the preferred name, else the symbol, else the constant's own name in
     * small letters.
     */
    public String label() {
        if (isCallable()) {
            return names.getFirst();
        }
        return isOperator() ? symbols.getFirst() : name().toLowerCase(Locale.ROOT);
    }

    /** Parameter names in order, as named arguments use them. */
    public List<String> parameters() {
        return parameters;
    }

    /** Number of parameters, 1 to 5. */
    public int arity() {
        return parameters.size();
    }

    /** One line for users. */
    public String documentation() {
        return documentation;
    }

    /**
     * Rough cost of one call in compiled code, in ns on a 2 GHz machine; for comparing formulas,
     * not for promises.
     */
    public int costNanos() {
        return code.costNanos();
    }

    /** Class of the static method that computes it. */
    public Class<?> owner() {
        return code.owner();
    }

    /** Name of the static method that computes it. */
    public String method() {
        return code.method();
    }

    /**
     * The value for one argument.
     *
     * @throws IllegalArgumentException if {@code arity() != 1}
     */
    public double apply(double a) {
        requireArity(1);
        return Interpretation.of(this, a, 0, 0, 0, 0);
    }

    /**
     * The value for two arguments.
     *
     * @throws IllegalArgumentException if {@code arity() != 2}
     */
    public double apply(double a, double b) {
        requireArity(2);
        return Interpretation.of(this, a, b, 0, 0, 0);
    }

    /**
     * The value for three arguments.
     *
     * @throws IllegalArgumentException if {@code arity() != 3}
     */
    public double apply(double a, double b, double c) {
        requireArity(3);
        return Interpretation.of(this, a, b, c, 0, 0);
    }

    /**
     * The value for as many arguments as there are parameters.
     *
     * @throws IllegalArgumentException if {@code arity() != arguments.length}
     */
    public double apply(double[] arguments) {
        requireArity(arguments.length);
        return Interpretation.of(
                this,
                arguments[0],
                at(arguments, 1),
                at(arguments, 2),
                at(arguments, 3),
                at(arguments, 4));
    }

    private static double at(double[] arguments, int index) {
        return index < arguments.length ? arguments[index] : 0;
    }

    private void requireArity(int given) {
        if (given != arity()) {
            throw new IllegalArgumentException(
                    label() + " takes " + arity() + " arguments, got " + given);
        }
    }
}
