package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.formula.check.Program;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * HotSpot compiles no method of 8000 bytes or more: whatever the formulas, none becomes so long.
 */
class MethodSizeTest {
    private static final int HUGE = 8000;

    /** Formulas that tempt the compiler to write long methods. */
    enum Shape {
        MANY_FORMULAS,
        LONG_SUM,
        LONG_SUM_OF_CONSTANTS,
        LONG_CONJUNCTION,
        MANY_CASES,
        NESTED_BRANCHES,
        NESTED_DEFAULTS,
        SHARED_IN_A_BRANCH,
        DOUBLED_IN_A_BRANCH,
        FAT_BLOCK,
        FAT_BLOCK_OF_SHORTER_ARGUMENTS,
        FAT_BLOCK_OF_PARAMETERS,
        FAT_FUNCTION,
        FAT_CALL,
        MANY_CALLS,
        MANY_BLOCKS,
        MANY_PREVS,
        LONG_SELECT,
        MANY_TABLES,
        NEGATIONS,
        COMPARISON_CHAIN,
        SLOW_SETS;

        FormulaBench bench() {
            FormulaBench bench = new FormulaBench().input("x").input("z");
            bench.table("curve", new double[] {0, 1, 2}, new double[] {1, -1, 5});
            bench.function("sq(v)", "v * v + v");
            bench.foreign("n(a, b)", new CallLog().function());
            bench.foreign("eight(a, b, c, d, p, q, r, s)", eight());
            for (int i = 0; this == FAT_BLOCK_OF_PARAMETERS && i < 10; i++) {
                for (int j = 0; j < 80; j++) {
                    bench.parameter("p" + i + "_" + j, i - j);
                }
            }
            return switch (this) {
                case MANY_FORMULAS -> bench.formulas(shared(2000));
                case SLOW_SETS ->
                        bench.set("fast", 1, 0, named("f", 500, "sin(x + %d) * z"))
                                .set("slow", 7, 3, named("s", 500, "f%d + prev(f%d) + s0 * 2"));
                default -> bench.formulas("a: " + text());
            };
        }

        private String text() {
            return switch (this) {
                case LONG_SUM -> "x" + " + x * z".repeat(5_000);
                case LONG_SUM_OF_CONSTANTS -> joined(5_000, "%d.5 / x", " + ");
                case LONG_CONJUNCTION -> joined(2_000, "x > -%d && !(z < -%d)", " && ");
                case MANY_CASES -> joined(2_000, "x > %d.5 && z != %d ? sin(x * %d) : ", "") + "z";
                case NESTED_BRANCHES -> nested("(x > %d ? ", " * x + %d : sin(z * %d))");
                case NESTED_DEFAULTS -> nested("(z < %d ? nan : ", ") ?? cos(x * %d)");
                case SHARED_IN_A_BRANCH -> "x > 0 ? " + nested("sq(", " + %d)") + " : z";
                case DOUBLED_IN_A_BRANCH ->
                        "x > 0 ? " + "sq(".repeat(150) + "z" + ")".repeat(150) + " : z";
                case FAT_BLOCK -> "pid(" + arguments(10) + ")";
                case FAT_BLOCK_OF_SHORTER_ARGUMENTS ->
                        "pid(" + repeated(10, "(" + joined(58, "%d.5*(x%%d.5)", "+") + ")") + ")";
                case FAT_BLOCK_OF_PARAMETERS ->
                        "pid("
                                + IntStream.range(0, 10)
                                        .mapToObj(i -> joined(80, "p" + i + "_%d", "+"))
                                        .collect(Collectors.joining(", "))
                                + ")";
                case FAT_FUNCTION -> "map(" + arguments(5) + ")";
                case FAT_CALL -> "eight(" + arguments(8) + ")";
                case MANY_CALLS -> joined(2_000, "n(x * %d, z)", " + ");
                case MANY_BLOCKS -> joined(1_000, "pid(x, z, 1, 2, 3, -%d, %d, 0.1, 0, x)", " + ");
                case MANY_PREVS -> joined(1_000, "prev(x * %d, z ? %d : x)", " + ");
                case LONG_SELECT -> "select(x, " + joined(2_000, "z * %d", ", ") + ")";
                case MANY_TABLES -> joined(1_000, "lut(curve, x * %d) * curve[z - %d]", " - ");
                case NEGATIONS ->
                        "!".repeat(150) + "(" + joined(100, "!(x < %d) != !z", " || ") + ")";
                case COMPARISON_CHAIN -> joined(2_000, "(x + %d)", " < ");
                case MANY_FORMULAS, SLOW_SETS -> throw new IllegalStateException();
            };
        }
    }

    private static MethodHandle eight() {
        return MethodHandles.dropArguments(
                new CallLog().function(), 1, Collections.nCopies(6, double.class));
    }

    private static String joined(int count, String piece, String between) {
        return IntStream.range(0, count)
                .mapToObj(i -> numbered(piece, i))
                .collect(Collectors.joining(between));
    }

    private static String repeated(int count, String piece) {
        return String.join(", ", Collections.nCopies(count, piece));
    }

    private static String numbered(String piece, int i) {
        return piece.replace("%d", String.valueOf(i));
    }

    private static String nested(String before, String behind) {
        String text = "x";
        for (int i = 0; i < 80; i++) {
            text = numbered(before, i) + text + numbered(behind, i);
        }
        return text;
    }

    private static String arguments(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "(" + joined(60, "sin(x * %d.5 + " + i + ") * %d", " + ") + ")")
                .collect(Collectors.joining(", "));
    }

    private static String[] named(String prefix, int count, String piece) {
        return IntStream.range(0, count)
                .mapToObj(i -> prefix + i + ": " + numbered(piece, i))
                .map(text -> text.replace("s0: f0 + prev(f0) + s0 * 2", "s0: f0"))
                .toArray(String[]::new);
    }

    /**
     * Formulas that use earlier ones in many places, so that values cross from method to method.
     */
    static String[] shared(int count) {
        String[] formulas = new String[count];
        formulas[0] = "n0: x";
        for (int i = 1; i < count; i++) {
            formulas[i] =
                    String.format(
                            Locale.ROOT,
                            "n%d: n%d * 0.5 + sin(x * %d) - (x > %d ? n%d * x : lowpass(n%d, 0.1))"
                                    + " + (z + %d) * (z + %d) / (1 + x * x) + prev(n%d)",
                            i,
                            i - 1,
                            i % 7,
                            i % 5,
                            i / 3,
                            i / 4,
                            i % 300,
                            i % 300,
                            (i * 7) % count);
        }
        return formulas;
    }

    @ParameterizedTest
    @EnumSource
    void staysBelowTheLimitOfTheJit(Shape shape) {
        Program program = shape.bench().program();
        for (boolean optimise : new boolean[] {true, false}) {
            assertEquals(List.of(), longMethods(BatchCompiler.classes(program, optimise)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheInterpretersBitsHoweverItIsCut(Shape shape) {
        double[] samples = {0.25, -3, Double.NaN, 1, Double.POSITIVE_INFINITY, 0, -0.0, 7.5};
        try (Twins twins = new Twins(shape.bench().program())) {
            for (int i = 0; i < samples.length; i++) {
                twins.set(Program.raw("x"), samples[i]);
                twins.set(Program.raw("z"), samples[(i * 3 + 1) % samples.length]);
                twins.tick();
            }
            twins.advance(50);
            twins.advance(57);
        }
    }

    private static List<String> longMethods(List<byte[]> classes) {
        List<String> found = new ArrayList<>();
        int methods = 0;
        for (byte[] bytes : classes) {
            for (MethodModel method : ClassFile.of().parse(bytes).methods()) {
                methods++;
                int length = ((CodeAttribute) method.code().orElseThrow()).codeLength();
                if (length >= HUGE) {
                    found.add(method.methodName() + " has " + length + " bytes");
                }
            }
        }
        assertTrue(methods >= 3, "nothing was compiled");
        return found;
    }
}
