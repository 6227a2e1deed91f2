package dev.takt.formula.function;

import static dev.takt.formula.function.Code.binary;
import static dev.takt.formula.function.Code.ternary;
import static dev.takt.formula.function.Code.unary;

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
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable, the functions hold no state
public enum PureFunction {
    // arithmetic
    ADD("+", "", "a b", binary(Operators.class, "add", 1, Operators::add), "Sum."),
    SUB("-", "", "a b", binary(Operators.class, "sub", 1, Operators::sub), "Difference."),
    MUL("*", "", "a b", binary(Operators.class, "mul", 1, Operators::mul), "Product."),
    DIV(
            "/",
            "",
            "a b",
            binary(Operators.class, "div", 4, Operators::div),
            "Quotient; x/0 is infinite, 0/0 NaN."),
    REM(
            "%",
            "fmod",
            "x y",
            binary(Operators.class, "rem", 20, Operators::rem),
            "Remainder of truncated division, with the sign of x."),
    NEG("-", "", "a", unary(Operators.class, "neg", 1, Operators::neg), "The negative."),
    POW(
            "^ **",
            "pow",
            "x y",
            binary(Numeric.class, "pow", 40, Numeric::pow),
            "x to the power y; right associative."),
    // questions and choices
    NOT(
            "! not",
            "",
            "a",
            unary(Operators.class, "not", 1, Operators::not),
            "1 where a is 0 or NaN, else 0."),
    LT(
            "<",
            "",
            "a b",
            binary(Operators.class, "lt", 1, Operators::lt),
            "1 where a is less than b."),
    LE("<=", "", "a b", binary(Operators.class, "le", 1, Operators::le), "1 where a is at most b."),
    GT(
            ">",
            "",
            "a b",
            binary(Operators.class, "gt", 1, Operators::gt),
            "1 where a is greater than b."),
    GE(
            ">=",
            "",
            "a b",
            binary(Operators.class, "ge", 1, Operators::ge),
            "1 where a is at least b."),
    EQ(
            "==",
            "",
            "a b",
            binary(Operators.class, "eq", 1, Operators::eq),
            "1 where both are the same number."),
    NE(
            "!=",
            "",
            "a b",
            binary(Operators.class, "ne", 1, Operators::ne),
            "1 where they differ or either is NaN."),
    AND(
            "&& and",
            "",
            "a b",
            binary(Operators.class, "and", 1, Operators::and),
            "1 where both are true."),
    OR(
            "|| or",
            "",
            "a b",
            binary(Operators.class, "or", 1, Operators::or),
            "1 where at least one is true."),
    DEFAULT(
            "??",
            "",
            "a b",
            binary(Operators.class, "orDefault", 1, Operators::orDefault),
            "b where a is NaN, else a."),
    CHOICE(
            "?:",
            "if",
            "c a b",
            ternary(Operators.class, "choice", 1, Operators::choice),
            "a where c is true, else b."),
    OK("ok", "x", unary(Operators.class, "ok", 1, Operators::ok), "1 where x is not NaN, else 0."),
    STEP(
            "step",
            "x edge",
            binary(Operators.class, "step", 1, Operators::step),
            "1 where x is at least edge, else 0."),
    // size and rounding
    ABS("abs", "x", unary(Math.class, "abs", 1, Math::abs), "Magnitude."),
    SIGN(
            "sign",
            "x",
            unary(Math.class, "signum", 1, Math::signum),
            "-1, 0 or 1; a zero keeps its sign."),
    FLOOR("floor", "x", unary(Math.class, "floor", 1, Math::floor), "Nearest whole number below."),
    CEIL("ceil", "x", unary(Math.class, "ceil", 1, Math::ceil), "Nearest whole number above."),
    ROUND(
            "round",
            "x",
            unary(Numeric.class, "round", 2, Numeric::round),
            "Nearest whole number, halves away from zero."),
    TRUNC(
            "trunc",
            "x",
            unary(Numeric.class, "trunc", 1, Numeric::trunc),
            "Nearest whole number towards zero."),
    FRAC(
            "frac",
            "x",
            unary(Numeric.class, "frac", 2, Numeric::frac),
            "What trunc cuts off, with the sign of x."),
    MOD(
            "mod",
            "x y",
            binary(Numeric.class, "mod", 20, Numeric::mod),
            "Remainder of floored division, with the sign of y."),
    // ranges and scaling
    MIN(
            "",
            "a b",
            binary(Math.class, "min", 1, Math::min),
            "The smaller of two: one step of min(a, b, ...)."),
    MAX(
            "",
            "a b",
            binary(Math.class, "max", 1, Math::max),
            "The larger of two: one step of max(a, b, ...)."),
    CLAMP(
            "clamp",
            "x lo hi",
            ternary(Numeric.class, "clamp", 1, Numeric::clamp),
            "x held inside lo to hi."),
    WRAP(
            "wrap",
            "x lo hi",
            ternary(Numeric.class, "wrap", 25, Numeric::wrap),
            "x moved by turns of hi - lo into lo (included) to hi (excluded)."),
    LERP(
            "lerp",
            "a b u",
            ternary(Numeric.class, "lerp", 1, Numeric::lerp),
            "The point at share u of the way from a to b."),
    MAP(
            "map",
            "x x0 x1 y0 y1",
            new Code(Numeric.class, "map", 5, Numeric::map),
            "The straight line through (x0, y0) and (x1, y1) at x."),
    DEADBAND(
            "deadband",
            "x width",
            binary(Numeric.class, "deadband", 1, Numeric::deadband),
            "0 inside -width to width, outside the distance to that band."),
    DEG("deg", "x", unary(Math.class, "toDegrees", 1, Math::toDegrees), "Radians to degrees."),
    RAD("rad", "x", unary(Math.class, "toRadians", 1, Math::toRadians), "Degrees to radians."),
    // powers and logarithms
    SQRT("sqrt", "x", unary(Math.class, "sqrt", 4, Math::sqrt), "Square root."),
    CBRT("cbrt", "x", unary(Math.class, "cbrt", 20, Math::cbrt), "Cube root."),
    HYPOT(
            "hypot",
            "x y",
            binary(Numeric.class, "hypot", 15, Numeric::hypot),
            "Square root of x^2 + y^2 without overflow on the way."),
    EXP("exp", "x", unary(Math.class, "exp", 10, Math::exp), "e to the power x."),
    EXPM1("expm1", "x", unary(Math.class, "expm1", 20, Math::expm1), "exp(x) - 1, precise near 0."),
    LN("ln log", "x", unary(Math.class, "log", 10, Math::log), "Natural logarithm."),
    LOG2(
            "log2",
            "x",
            unary(Numeric.class, "log2", 15, Numeric::log2),
            "Logarithm to base 2, exact for powers of 2."),
    LOG10(
            "log10",
            "x",
            unary(Math.class, "log10", 10, Math::log10),
            "Logarithm to base 10, exact for powers of 10."),
    LOG1P("log1p", "x", unary(Math.class, "log1p", 20, Math::log1p), "ln(1 + x), precise near 0."),
    // angles and hyperbolas
    SIN("sin", "x", unary(Math.class, "sin", 12, Math::sin), "Sine of an angle in radians."),
    COS("cos", "x", unary(Math.class, "cos", 12, Math::cos), "Cosine of an angle in radians."),
    TAN("tan", "x", unary(Math.class, "tan", 18, Math::tan), "Tangent of an angle in radians."),
    ASIN(
            "asin",
            "x",
            unary(Math.class, "asin", 20, Math::asin),
            "Arc sine in radians, -pi/2 to pi/2."),
    ACOS("acos", "x", unary(Math.class, "acos", 20, Math::acos), "Arc cosine in radians, 0 to pi."),
    ATAN(
            "atan",
            "x",
            unary(Math.class, "atan", 20, Math::atan),
            "Arc tangent in radians, -pi/2 to pi/2."),
    ATAN2(
            "atan2",
            "y x",
            binary(Math.class, "atan2", 35, Math::atan2),
            "Angle of the point (x, y) in radians, -pi to pi."),
    SINH("sinh", "x", unary(Math.class, "sinh", 30, Math::sinh), "Hyperbolic sine."),
    COSH("cosh", "x", unary(Math.class, "cosh", 30, Math::cosh), "Hyperbolic cosine."),
    TANH("tanh", "x", unary(Math.class, "tanh", 20, Math::tanh), "Hyperbolic tangent."),
    // bits
    BAND("band", "x y", binary(Bits.class, "band", 3, Bits::band), "Bits set in both."),
    BOR("bor", "x y", binary(Bits.class, "bor", 3, Bits::bor), "Bits set in either."),
    BXOR("bxor", "x y", binary(Bits.class, "bxor", 3, Bits::bxor), "Bits set in one of the two."),
    BNOT("bnot", "x", unary(Bits.class, "bnot", 3, Bits::bnot), "All 64 bits inverted."),
    SHL("shl", "x n", binary(Bits.class, "shl", 3, Bits::shl), "Shifted left by n bits."),
    SHR(
            "shr",
            "x n",
            binary(Bits.class, "shr", 3, Bits::shr),
            "Shifted right by n bits, filled with the sign."),
    BIT("bit", "x n", binary(Bits.class, "bit", 3, Bits::bit), "Bit n of x, counted from 0.");

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
        return code.call().apply(a, 0, 0, 0, 0);
    }

    /**
     * The value for two arguments.
     *
     * @throws IllegalArgumentException if {@code arity() != 2}
     */
    public double apply(double a, double b) {
        requireArity(2);
        return code.call().apply(a, b, 0, 0, 0);
    }

    /**
     * The value for three arguments.
     *
     * @throws IllegalArgumentException if {@code arity() != 3}
     */
    public double apply(double a, double b, double c) {
        requireArity(3);
        return code.call().apply(a, b, c, 0, 0);
    }

    /**
     * The value for as many arguments as there are parameters.
     *
     * @throws IllegalArgumentException if {@code arity() != arguments.length}
     */
    public double apply(double[] arguments) {
        requireArity(arguments.length);
        return code.call()
                .apply(
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
