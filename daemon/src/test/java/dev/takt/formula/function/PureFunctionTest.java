package dev.takt.formula.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PureFunctionTest {
    private static final double[] CORNERS = {
        0.0,
        -0.0,
        0.5,
        -0.5,
        1,
        -1,
        2,
        -2.5,
        3,
        7,
        64,
        1e300,
        -1e300,
        Double.MIN_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    /** These answer 1 or 0 whatever they are asked. */
    private static final Set<PureFunction> QUESTIONS =
            EnumSet.of(
                    PureFunction.NOT,
                    PureFunction.LT,
                    PureFunction.LE,
                    PureFunction.GT,
                    PureFunction.GE,
                    PureFunction.EQ,
                    PureFunction.NE,
                    PureFunction.AND,
                    PureFunction.OR,
                    PureFunction.OK,
                    PureFunction.STEP);

    private static final Set<PureFunction> CHOICES =
            EnumSet.of(PureFunction.DEFAULT, PureFunction.CHOICE);

    @ParameterizedTest
    @EnumSource
    void namesAPublicStaticMethodThatGivesTheSameBits(PureFunction function) throws Exception {
        Class<?>[] types = new Class<?>[function.arity()];
        Arrays.fill(types, double.class);
        Method method = function.owner().getMethod(function.method(), types);
        assertTrue(Modifier.isStatic(method.getModifiers()));
        assertTrue(Modifier.isPublic(function.owner().getModifiers()));
        assertEquals(double.class, method.getReturnType());
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            double[] arguments = draw(random, function.arity());
            Object[] boxed = Arrays.stream(arguments).boxed().toArray();
            assertEquals(
                    Double.doubleToLongBits((double) method.invoke(null, boxed)),
                    Double.doubleToLongBits(function.apply(arguments)),
                    () -> function + Arrays.toString(arguments));
        }
    }

    @ParameterizedTest
    @EnumSource
    void spreadsNaNUnlessItAnswersOrChooses(PureFunction function) {
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            double[] arguments = draw(random, function.arity());
            double value = function.apply(arguments);
            if (QUESTIONS.contains(function)) {
                assertTrue(value == 0 || value == 1, () -> function + Arrays.toString(arguments));
            } else if (!CHOICES.contains(function)) {
                arguments[random.nextInt(arguments.length)] = Double.NaN;
                assertEquals(
                        Double.NaN,
                        function.apply(arguments),
                        () -> function + Arrays.toString(arguments));
            }
        }
    }

    private static double[] draw(Random random, int count) {
        double[] arguments = new double[count];
        for (int i = 0; i < count; i++) {
            arguments[i] =
                    random.nextBoolean()
                            ? CORNERS[random.nextInt(CORNERS.length)]
                            : random.nextGaussian() * 10;
        }
        return arguments;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    ADD; 0.1 0.2; 0.30000000000000004
                    DIV; 1 0; Infinity
                    DIV; 0 0; NaN
                    REM; -7 3; -1
                    REM; 7 -3; 1
                    REM; 7 0; NaN
                    NOT; NaN; 1
                    NOT; -0.5; 0
                    LT; NaN 1; 0
                    EQ; NaN NaN; 0
                    NE; NaN NaN; 1
                    AND; NaN 1; 0
                    OR; NaN -1; 1
                    DEFAULT; NaN 3; 3
                    DEFAULT; 2 NaN; 2
                    CHOICE; NaN 1 2; 2
                    CHOICE; 5 1 NaN; 1
                    OK; NaN; 0
                    OK; Infinity; 1
                    STEP; 2 2; 1
                    STEP; NaN 2; 0
                    SIGN; -0.0; -0.0
                    SIGN; -3; -1
                    ROUND; 2.5; 3
                    ROUND; -2.5; -3
                    ROUND; 0.49999999999999994; 0
                    ROUND; 4503599627370497; 4503599627370497
                    ROUND; -0.2; -0.0
                    ROUND; -Infinity; -Infinity
                    TRUNC; -1.9; -1
                    FRAC; -1.25; -0.25
                    FRAC; -2; -0.0
                    FRAC; Infinity; 0
                    MOD; -7 3; 2
                    MOD; 7 -3; -2
                    MOD; -6 3; 0.0
                    MOD; 6 -3; -0.0
                    MOD; 5 0; NaN
                    MOD; -5 Infinity; Infinity
                    MOD; 5 Infinity; 5
                    MOD; Infinity 5; NaN
                    MIN; 1 NaN; NaN
                    MAX; NaN 1; NaN
                    CLAMP; 5 0 1; 1
                    CLAMP; -5 0 1; 0
                    CLAMP; 5 2 1; NaN
                    WRAP; 370 0 360; 10
                    WRAP; -190 -180 180; 170
                    WRAP; 180 -180 180; -180
                    WRAP; -1e-20 0 1; 0
                    WRAP; 0.25 0 1; 0.25
                    WRAP; 5 1 1; NaN
                    WRAP; 725 100 460; 365
                    LERP; 0.1 0.7 1; 0.7
                    LERP; 0.1 0.7 0; 0.1
                    LERP; 10 20 1.5; 25
                    MAP; 5 0 10 100 200; 150
                    MAP; 0.3 0.1 0.3 4.1 9.7; 9.7
                    MAP; 20 0 10 0 1; 2
                    MAP; 1 1 1 0 1; NaN
                    DEADBAND; 0.5 1; 0
                    DEADBAND; 3 1; 2
                    DEADBAND; -3 1; -2
                    DEADBAND; 3 -1; NaN
                    DEG; 3.141592653589793; 180
                    RAD; 180; 3.141592653589793
                    POW; 2 -1; 0.5
                    POW; 1.1 2; 1.2100000000000002
                    POW; 2 0.5; 1.4142135623730951
                    POW; -0.0 0.5; 0
                    POW; NaN 0; NaN
                    POW; 1 NaN; NaN
                    POW; -1 Infinity; 1
                    POW; -8 0.5; NaN
                    HYPOT; 3 4; 5
                    HYPOT; 3e200 4e200; 4.9999999999999995E200
                    HYPOT; Infinity NaN; NaN
                    LN; 0; -Infinity
                    LOG2; 8; 3
                    LOG2; 4.9E-324; -1074
                    LOG2; 1.7976931348623157E308; 1024
                    LOG2; 0; -Infinity
                    LOG2; -1; NaN
                    LOG2; Infinity; Infinity
                    LOG10; 1000; 3
                    ATAN2; 1 -1; 2.356194490192345
                    """)
    void givesWhatTheLanguageSays(PureFunction function, String arguments, double expected) {
        double[] values =
                Arrays.stream(arguments.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertEquals(expected, function.apply(values));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    BAND; 12.9 10; 8
                    BOR; 12 10; 14
                    BXOR; 12 10; 6
                    BNOT; 0; -1
                    BAND; 1e300 255; 255
                    BAND; NaN 1; NaN
                    SHL; 1 10; 1024
                    SHL; 1 63; -9223372036854775808
                    SHL; 1 64; 0
                    SHL; 1 -1; NaN
                    SHR; 1024 10; 1
                    SHR; -5 1; -3
                    SHR; -5 99; -1
                    SHR; 5 99; 0
                    BIT; 5 0; 1
                    BIT; 5 1; 0
                    BIT; -1 1000; 1
                    BIT; 5 -1; NaN
                    """)
    void worksOnSixtyFourBits(PureFunction function, String arguments, double expected) {
        double[] values =
                Arrays.stream(arguments.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertEquals(expected, function.apply(values));
    }

    @Test
    void log2IsPreciseAroundOne() {
        // log2(1 + h) = (h - h²/2 + h³/3 - ...) / ln 2
        for (double h = -1e-6; h <= 1e-6; h += 1e-7) {
            double x = 1 + h;
            assertEquals(StrictMath.log1p(x - 1) / StrictMath.log(2), Numeric.log2(x), 1e-21);
        }
        for (int n = -1074; n <= 1023; n++) {
            assertEquals(n, Numeric.log2(Math.scalb(1.0, n)));
        }
    }

    @Test
    void wrapNeverReachesTheUpperEnd() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            double lo = random.nextGaussian() * 100;
            double hi = lo + Math.exp(random.nextGaussian() * 5);
            double x = random.nextGaussian() * Math.exp(random.nextGaussian() * 10);
            double wrapped = Numeric.wrap(x, lo, hi);
            assertTrue(wrapped >= lo && wrapped < hi, () -> x + " in " + lo + " to " + hi);
        }
    }

    @Test
    void lerpEndsExactlyAtItsSecondValue() {
        // 0.2 + 1 * (0.9 - 0.2) is 0.8999999999999999
        assertEquals(0.9, Numeric.lerp(0.2, 0.9, 1));
        assertEquals(0.2, Numeric.lerp(0.2, 0.9, 0));
    }

    @Test
    void deadbandMayBeNoneOrAll() {
        assertEquals(3, Numeric.deadband(3, 0));
        double inf = Double.POSITIVE_INFINITY;
        assertEquals(0, Numeric.deadband(inf, inf));
    }

    @Test
    void everyNameLeadsToOneFunction() {
        Set<String> seen = new HashSet<>();
        for (PureFunction function : PureFunction.values()) {
            for (String name : function.names()) {
                assertTrue(seen.add(name), name);
            }
        }
        for (VariadicFunction function : VariadicFunction.values()) {
            assertTrue(seen.add(function.functionName()), function.functionName());
        }
        assertEquals(List.of("ln", "log"), PureFunction.LN.names());
        assertEquals(List.of("^", "**"), PureFunction.POW.symbols());
        assertEquals("min", PureFunction.MIN.label());
    }

    @Test
    void refusesTheWrongNumberOfArguments() {
        assertThrows(IllegalArgumentException.class, () -> PureFunction.SIN.apply(1, 2));
        assertThrows(IllegalArgumentException.class, () -> PureFunction.ADD.apply(1));
        assertEquals(3, PureFunction.ADD.apply(1, 2));
        assertEquals(2, PureFunction.CHOICE.apply(0, 1, 2));
    }

    @Test
    void knowsWhatOtherLanguagesCallIt() {
        assertEquals("ceil", Spellings.hint("CEILING"));
        assertEquals("avg", Spellings.hint("average"));
        assertEquals(null, Spellings.hint("sin"));
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothing(PureFunction function) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] arguments = new double[function.arity()];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                Arrays.fill(arguments, i * 0.37 - 5);
                function.apply(arguments);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
