package dev.takt.block;

import static dev.takt.block.Instance.NAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every block. */
final class BlockKindTest {
    private static final double DT = 0.01;

    /** The first parameter is a condition, a time or a signal that is carried as it is. */
    private static final Set<BlockKind> MAY_BE_VALID_AT_NAN =
            EnumSet.of(
                    BlockKind.DELAY,
                    BlockKind.HOLD,
                    BlockKind.DEBOUNCE,
                    BlockKind.RISE,
                    BlockKind.FALL,
                    BlockKind.CHANGED,
                    BlockKind.TOGGLE,
                    BlockKind.LATCH,
                    BlockKind.TON,
                    BlockKind.TOF,
                    BlockKind.TP,
                    BlockKind.COUNTER);

    /** Arguments with which the block does something: x first, others as given. */
    private static double[] arguments(BlockKind kind, double x) {
        return switch (kind) {
            case RISE, FALL, CHANGED, TOGGLE, INTEGRAL -> new double[] {x};
            case HOLD, LATCH -> new double[] {x, 1};
            case MEAN, MEDIAN, LOWEST, HIGHEST -> new double[] {x, 5};
            case BIQUAD -> new double[] {x, 0.2, 0.3, 0.2, -0.5, 0.1};
            case NOTCH -> new double[] {x, 10, 3};
            case HYSTERESIS -> new double[] {x, -0.5, 0.5};
            case PID -> new double[] {1, x, 2, 3, 0.1, -10, 10, 0.02};
            case COUNTER -> new double[] {x, 0};
            default -> new double[] {x, 0.05};
        };
    }

    private static Instance instance(BlockKind kind) {
        return new Instance(kind, DT, arguments(kind, 1));
    }

    @ParameterizedTest
    @EnumSource
    void namesAPublicStaticMethodThatGivesTheSameBits(BlockKind kind) throws Exception {
        int count = kind.parameters().size();
        List<Class<?>> types =
                new ArrayList<>(List.of(MemorySegment.class, long.class, double.class));
        for (int i = 0; i < count; i++) {
            types.add(double.class);
        }
        Method method = kind.owner().getMethod(kind.method(), types.toArray(Class<?>[]::new));
        assertTrue(Modifier.isStatic(method.getModifiers()));
        assertTrue(Modifier.isPublic(kind.owner().getModifiers()));
        assertEquals(double.class, method.getReturnType());

        double[] full = new double[count];
        MemorySegment one = Arena.ofAuto().allocate(8192, 8);
        MemorySegment other = Arena.ofAuto().allocate(8192, 8);
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            double[] given = arguments(kind, random.nextGaussian());
            for (int k = 0; k < count; k++) {
                full[k] =
                        k < given.length
                                ? given[k]
                                : kind.parameters().get(k).defaultValue().orElseThrow();
            }
            List<Object> call = new ArrayList<>(List.of(other, 64L, DT));
            Arrays.stream(full).forEach(call::add);
            double expected = (double) method.invoke(null, call.toArray());
            assertEquals(
                    Double.doubleToLongBits(expected),
                    Double.doubleToLongBits(kind.step(one, 64, DT, full)));
            assertEquals(-1, one.mismatch(other));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsToItsStateAndForgetsWhenItIsZeroed(BlockKind kind) {
        Random random = new Random(5);
        Instance used = instance(kind);
        for (int i = 0; i < 1000; i++) {
            used.step(arguments(kind, random.nextInt(10) == 0 ? NAN : random.nextGaussian()));
        }
        assertTrue(used.keptToItsState());

        MemorySegment memory = Arena.ofAuto().allocate(8192, 8);
        MemorySegment fresh = Arena.ofAuto().allocate(8192, 8);
        double[] full = new double[kind.parameters().size()];
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < 50; i++) {
                double[] given = arguments(kind, Math.sin(i + 10.0 * pass));
                for (int k = 0; k < full.length; k++) {
                    full[k] =
                            k < given.length
                                    ? given[k]
                                    : kind.parameters().get(k).defaultValue().orElseThrow();
                }
                double value = kind.step(memory, 0, DT, full);
                if (pass == 1) {
                    assertEquals(value, kind.step(fresh, 0, DT, full));
                }
            }
            if (pass == 0) {
                memory.fill((byte) 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneBadSampleNeverPoisonsAState(BlockKind kind) {
        for (double bad : new double[] {NAN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Instance block = instance(kind);
            for (int i = 0; i < 20; i++) {
                block.step(arguments(kind, 0.1 * i));
            }
            block.step(arguments(kind, bad));
            block.step(arguments(kind, bad));
            for (int i = 0; i < 20; i++) {
                block.step(arguments(kind, 1));
            }
            assertTrue(
                    Double.isFinite(block.step(arguments(kind, 1))), () -> kind + " after " + bad);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNaNGivesNaNAndLeavesTheStateAsItWas(BlockKind kind) {
        if (MAY_BE_VALID_AT_NAN.contains(kind)) {
            return;
        }
        Instance block = instance(kind);
        block.step(arguments(kind, 0.2));
        block.step(arguments(kind, 0.7));
        List<Long> before = block.state();
        assertEquals(NAN, block.step(arguments(kind, NAN)));
        List<Long> after = block.state();
        if (kind == BlockKind.PID) {
            // Its derivative begins anew: one cell says so, all others stay.
            long changed =
                    IntStream.range(0, before.size())
                            .filter(i -> !before.get(i).equals(after.get(i)))
                            .count();
            assertEquals(1, changed);
        } else {
            assertEquals(before, after);
        }
        block.step(arguments(kind, 0.9));
        assertNotEquals(List.of(), before);
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothing(BlockKind kind) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Instance block = instance(kind);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                block.again();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    MEAN; 0.5; n must be a whole number from 1 to 1000000, not 0.5
                    MEAN; 0; n must be a whole number from 1 to 1000000, not 0
                    LOWEST; 1000001; n must be a whole number from 1 to 1000000, not 1000001
                    HIGHEST; NaN; n must be a whole number from 1 to 1000000, not NaN
                    MEDIAN; 1002; n must be a whole number from 1 to 1001, not 1002
                    DELAY; -1; seconds must be from 0 to 10000, not -1: a delay holds up to 1000000 samples
                    DELAY; 10001; seconds must be from 0 to 10000, not 10001: a delay holds up to 1000000 samples
                    """)
    void saysWhatIsWrongWithAConstant(BlockKind kind, double constant, String message) {
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> kind.stateCells(new double[] {NAN, constant}, DT))
                        .getMessage());
    }

    @Test
    void onlyConstantsDecideTheSizeOfAState() {
        for (BlockKind kind : BlockKind.values()) {
            double[] arguments = arguments(kind, 1);
            double[] unknown = Arrays.copyOf(arguments, kind.parameters().size());
            for (int i = 0; i < unknown.length; i++) {
                unknown[i] = kind.parameters().get(i).constant() ? unknown[i] : NAN;
            }
            double[] known = Arrays.copyOf(arguments, unknown.length);
            assertEquals(kind.stateCells(known, DT), kind.stateCells(unknown, DT));
        }
    }

    @Test
    void parametersWithADefaultComeLast() {
        for (BlockKind kind : BlockKind.values()) {
            boolean optional = false;
            for (Parameter parameter : kind.parameters()) {
                assertTrue(!optional || !parameter.required(), kind::blockName);
                optional |= !parameter.required();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isDocumentedWithItsParametersAndDefaults(BlockKind kind) throws IOException {
        String signature =
                kind.parameters().stream()
                        .map(BlockKindTest::asDocumented)
                        .collect(Collectors.joining(", ", "`" + kind.blockName() + "(", ")`"));
        assertTrue(
                Files.readAllLines(root().resolve("docs/blocks.md")).stream()
                        .anyMatch(line -> line.startsWith("| " + signature + " |")),
                () -> "no table of docs/blocks.md lists " + signature);
    }

    private static String asDocumented(Parameter parameter) {
        if (parameter.required()) {
            return parameter.name();
        }
        double value = parameter.defaultValue().orElseThrow();
        String text =
                Double.isNaN(value)
                        ? "nan"
                        : Double.isInfinite(value)
                                ? (value < 0 ? "-inf" : "inf")
                                : value == Math.rint(value)
                                        ? Long.toString((long) value)
                                        : Double.toString(value);
        return parameter.name() + "=" + text;
    }

    private static Path root() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (!(Files.isDirectory(folder.resolve("docs"))
                && Files.isDirectory(folder.resolve("daemon")))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new AssertionError(
                        "no folder with docs and daemon above the working directory");
            }
        }
        return folder;
    }
}
