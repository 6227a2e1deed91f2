package dev.takt.formula.function;

/**
 * Calls the method that computes a function, for everybody but compiled code, which calls it
 * itself.
 *
 * <p>One switch and not a lambda for each: to link sixty of those takes longer than to read a file.
 */
final class Interpretation {
    private Interpretation() {}

    /** The value of a function; arguments beyond its own are ignored. */
    static double of(PureFunction function, double a, double b, double c, double d, double e) {
        return switch (function) {
            case ADD -> Operators.add(a, b);
            case SUB -> Operators.sub(a, b);
            case MUL -> Operators.mul(a, b);
            case DIV -> Operators.div(a, b);
            case REM -> Operators.rem(a, b);
            case NEG -> Operators.neg(a);
            case POW -> Numeric.pow(a, b);
            case NOT -> Operators.not(a);
            case LT -> Operators.lt(a, b);
            case LE -> Operators.le(a, b);
            case GT -> Operators.gt(a, b);
            case GE -> Operators.ge(a, b);
            case EQ -> Operators.eq(a, b);
            case NE -> Operators.ne(a, b);
            case AND -> Operators.and(a, b);
            case OR -> Operators.or(a, b);
            case DEFAULT -> Operators.orDefault(a, b);
            case CHOICE -> Operators.choice(a, b, c);
            case OK -> Operators.ok(a);
            case STEP -> Operators.step(a, b);
            case ABS -> Math.abs(a);
            case SIGN -> Math.signum(a);
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            case ROUND -> Numeric.round(a);
            case TRUNC -> Numeric.trunc(a);
            case FRAC -> Numeric.frac(a);
            case MOD -> Numeric.mod(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case CLAMP -> Numeric.clamp(a, b, c);
            case WRAP -> Numeric.wrap(a, b, c);
            case LERP -> Numeric.lerp(a, b, c);
            case MAP -> Numeric.map(a, b, c, d, e);
            case DEADBAND -> Numeric.deadband(a, b);
            case DEG -> Math.toDegrees(a);
            case RAD -> Math.toRadians(a);
            case SQRT -> Math.sqrt(a);
            case CBRT -> Math.cbrt(a);
            case HYPOT -> Numeric.hypot(a, b);
            case EXP -> Math.exp(a);
            case EXPM1 -> Math.expm1(a);
            case LN -> Math.log(a);
            case LOG2 -> Numeric.log2(a);
            case LOG10 -> Math.log10(a);
            case LOG1P -> Math.log1p(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case TAN -> Math.tan(a);
            case ASIN -> Math.asin(a);
            case ACOS -> Math.acos(a);
            case ATAN -> Math.atan(a);
            case ATAN2 -> Math.atan2(a, b);
            case SINH -> Math.sinh(a);
            case COSH -> Math.cosh(a);
            case TANH -> Math.tanh(a);
            case BAND -> Bits.band(a, b);
            case BOR -> Bits.bor(a, b);
            case BXOR -> Bits.bxor(a, b);
            case BNOT -> Bits.bnot(a);
            case SHL -> Bits.shl(a, b);
            case SHR -> Bits.shr(a, b);
            case BIT -> Bits.bit(a, b);
        };
    }
}
