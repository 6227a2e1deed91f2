package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.formula.check.Program;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Operators, functions and literals whose result is exactly defined, against that definition. */
class ExactArithmeticTest {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        0.5,
        -0.5,
        0.49999999999999994,
        1,
        -1,
        2.5,
        3,
        64,
        63,
        0x1p52 + 0.5,
        0x1p53,
        0x1p63,
        -0x1p63,
        -0x1p64
    };

    private final Random random = new Random(20_261_124);

    private interface Oracle {
        double of(double x, double y, double z);
    }

    private static Map<String, Oracle> oracles() {
        Map<String, Oracle> all = new LinkedHashMap<>();
        all.put("x + y", (x, y, z) -> ExactArithmetic.add(x, y));
        all.put("x - y", (x, y, z) -> ExactArithmetic.add(x, ExactArithmetic.negated(y)));
        all.put("x * y", (x, y, z) -> ExactArithmetic.mul(x, y));
        all.put("x / y", (x, y, z) -> ExactArithmetic.div(x, y));
        all.put("x % y", (x, y, z) -> ExactArithmetic.rem(x, y));
        all.put("fmod(x, y)", (x, y, z) -> ExactArithmetic.rem(x, y));
        all.put("mod(x, y)", (x, y, z) -> ExactArithmetic.mod(x, y));
        // powers of two and others; the inverse of 2^1023 is subnormal, that of 2^-1074 infinite
        for (double by : new double[] {2, 8, 3, 0.1, 1, 0x1p1022, 0x1p1023, 0x1p-1022, 0x1p-1074}) {
            all.put("x / " + by, (x, y, z) -> ExactArithmetic.div(x, by));
        }
        all.put("x / -0.25", (x, y, z) -> ExactArithmetic.div(x, -0.25));
        all.put("x + 0", (x, y, z) -> ExactArithmetic.add(x, 0.0));
        all.put("x - 0", (x, y, z) -> ExactArithmetic.add(x, -0.0));
        all.put("x * 0", (x, y, z) -> ExactArithmetic.mul(x, 0.0));
        all.put("x - x", (x, y, z) -> ExactArithmetic.add(x, ExactArithmetic.negated(x)));
        all.put("-x", (x, y, z) -> ExactArithmetic.negated(x));
        all.put("x ^ 2", (x, y, z) -> ExactArithmetic.mul(x, x));
        all.put("sqrt(x)", (x, y, z) -> StrictMath.sqrt(x));
        all.put("abs(x)", (x, y, z) -> ExactArithmetic.abs(x));
        all.put("floor(x)", (x, y, z) -> ExactArithmetic.whole(x, RoundingMode.FLOOR));
        all.put("ceil(x)", (x, y, z) -> ExactArithmetic.whole(x, RoundingMode.CEILING));
        all.put("trunc(x)", (x, y, z) -> ExactArithmetic.whole(x, RoundingMode.DOWN));
        all.put("round(x)", (x, y, z) -> ExactArithmetic.whole(x, RoundingMode.HALF_UP));
        all.put("frac(x)", (x, y, z) -> ExactArithmetic.frac(x));
        all.put("min(x, y)", (x, y, z) -> ExactArithmetic.min(x, y));
        all.put("max(x, y)", (x, y, z) -> ExactArithmetic.max(x, y));
        all.put("clamp(x, y, z)", ExactArithmetic::clamp);
        // a bound between 0 and 1 does bind a condition
        all.put("min(x < y, 0.5)", (x, y, z) -> ExactArithmetic.compare("<", x, y) == 1 ? 0.5 : 0);
        all.put("max(x < y, 0.5)", (x, y, z) -> ExactArithmetic.compare("<", x, y) == 1 ? 1 : 0.5);
        for (String operator : List.of("<", "<=", ">", ">=", "==", "!=")) {
            all.put("x " + operator + " y", (x, y, z) -> ExactArithmetic.compare(operator, x, y));
            all.put(
                    "x " + operator + " y ? y : z",
                    (x, y, z) -> ExactArithmetic.compare(operator, x, y) == 1 ? y : z);
            all.put(
                    "z " + operator + " x < y",
                    (x, y, z) ->
                            ExactArithmetic.compare(operator, z, x)
                                    * ExactArithmetic.compare("<", x, y));
        }
        all.put("x ?? y", (x, y, z) -> Double.isNaN(x) ? y : x);
        all.put("x ? y : z", (x, y, z) -> ExactArithmetic.isTrue(x) ? y : z);
        all.put(
                "x && y",
                (x, y, z) -> ExactArithmetic.isTrue(x) && ExactArithmetic.isTrue(y) ? 1 : 0);
        all.put(
                "x || y",
                (x, y, z) -> ExactArithmetic.isTrue(x) || ExactArithmetic.isTrue(y) ? 1 : 0);
        all.put("!x", (x, y, z) -> ExactArithmetic.isTrue(x) ? 0 : 1);
        for (String bits : List.of("band", "bor", "bxor", "shl", "shr", "bit")) {
            all.put(bits + "(x, y)", (x, y, z) -> ExactArithmetic.bits(bits, x, y));
            all.put(
                    bits + "(z, abs(y) % 70)",
                    (x, y, z) ->
                            ExactArithmetic.bits(
                                    bits, z, ExactArithmetic.rem(ExactArithmetic.abs(y), 70)));
        }
        all.put("bnot(x)", (x, y, z) -> ExactArithmetic.bits("bnot", x, 0));
        return all;
    }

    /** Any exponent, or a number of everyday size, or a small whole or half one, or a special. */
    private double number() {
        return switch (random.nextInt(5)) {
            case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            case 2 -> (random.nextInt(41) - 20) / 2.0;
            case 3 -> random.nextLong() >> random.nextInt(64);
            default -> random.nextGaussian() * 100;
        };
    }

    /** A number that is often beside another, where rounding and comparisons are decided. */
    private double near(double x) {
        return switch (random.nextInt(6)) {
            case 0 -> x;
            case 1 -> Math.nextUp(x);
            case 2 -> -x;
            default -> number();
        };
    }

    @Test
    void everyResultIsTheExactOneRoundedOnce() {
        Map<String, Oracle> oracles = oracles();
        List<String> texts = List.copyOf(oracles.keySet());
        List<Oracle> meanings = List.copyOf(oracles.values());
        String[] formulas = new String[texts.size()];
        for (int i = 0; i < formulas.length; i++) {
            formulas[i] = "r" + i + ": " + texts.get(i);
        }
        FormulaBench bench = new FormulaBench().input("x").input("y").input("z").formulas(formulas);
        try (Twins twins = new Twins(bench.program())) {
            for (int tick = 0; tick < 3000; tick++) {
                double x = number();
                double y = near(x);
                double z = near(y);
                twins.set(Program.raw("x"), x);
                twins.set(Program.raw("y"), y);
                twins.set(Program.raw("z"), z);
                twins.tick();
                for (int i = 0; i < formulas.length; i++) {
                    String text = texts.get(i);
                    double expected = meanings.get(i).of(x, y, z);
                    double actual = twins.get("r" + i);
                    assertEquals(
                            expected,
                            actual,
                            () -> text + " for x = " + x + ", y = " + y + ", z = " + z);
                }
            }
        }
    }

    @Test
    void literalsAreTheNearestDoubles() {
        List<String> formulas = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String text =
                    switch (i % 4) {
                        case 0 ->
                                "0x" + new BigInteger(1 + random.nextInt(53), random).toString(16);
                        case 1 -> "0b" + new BigInteger(1 + random.nextInt(53), random).toString(2);
                        case 2 -> decimal();
                        default -> midpoint();
                    };
            BigDecimal exact =
                    switch (i % 4) {
                        case 0 -> new BigDecimal(new BigInteger(text.substring(2), 16));
                        case 1 -> new BigDecimal(new BigInteger(text.substring(2), 2));
                        default -> new BigDecimal(text);
                    };
            boolean upper = random.nextBoolean() && i % 4 == 2;
            formulas.add("r" + i + ": " + (upper ? text.toUpperCase(Locale.ROOT) : text));
            expected.add(exact.doubleValue());
        }
        FormulaBench bench = new FormulaBench().formulas(formulas.toArray(String[]::new));
        try (Twins twins = new Twins(bench.program())) {
            twins.tick();
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i), twins.get("r" + i), formulas.get(i));
            }
        }
    }

    private String decimal() {
        String digits = new BigInteger(1 + random.nextInt(90), random).toString();
        int point = random.nextInt(digits.length() + 1);
        String exponent = random.nextBoolean() ? "" : "e" + (random.nextInt(560) - 300);
        return (point == 0 ? "." : digits.substring(0, point) + ".")
                + (point == digits.length() ? "0" : digits.substring(point))
                + exponent;
    }

    /** Exactly between two doubles, or a last digit beside that. */
    private String midpoint() {
        double x = Math.abs(random.nextGaussian());
        BigDecimal middle =
                new BigDecimal(x).add(new BigDecimal(Math.nextUp(x))).divide(BigDecimal.TWO);
        BigDecimal beside = middle.ulp().scaleByPowerOfTen(-3);
        return middle.add(beside.multiply(BigDecimal.valueOf(random.nextInt(3) - 1)))
                .toPlainString();
    }
}
