package dev.takt.block;

import static dev.takt.block.Instance.NAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One character of a row is one evaluation: '.' is 0, '1' is 1, 'n' is NaN. */
final class LogicTest {
    static double value(char c) {
        return c == '.' ? 0 : c == 'n' ? NAN : c - '0';
    }

    static char character(double value) {
        return Double.isNaN(value) ? 'n' : value == 0 ? '.' : (char) ('0' + (int) value);
    }

    /** Runs a block over rows of its leading arguments; those that follow stay as they are. */
    static String run(BlockKind kind, String rows, double... further) {
        String[] inputs = rows.split("/", -1);
        Instance block = new Instance(kind, 0.1);
        StringBuilder out = new StringBuilder();
        double[] arguments = new double[inputs.length + further.length];
        System.arraycopy(further, 0, arguments, inputs.length, further.length);
        for (int k = 0; k < inputs[0].length(); k++) {
            for (int i = 0; i < inputs.length; i++) {
                arguments[i] = value(inputs[i].charAt(k));
            }
            out.append(character(block.step(arguments)));
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "RISE,    ..11..1n1.n1, ..1...1....1",
        "RISE,    11.1,         1..1",
        "FALL,    ..11..1n1.n., ....1....1..",
        "FALL,    n.1n..,       ....1.",
        "TOGGLE,  .1.11n1..1.., .11......111",
        "CHANGED, n55n577n.77., .....1..11.1",
        "COUNTER, .1.11n1.1.1., .11222223344"
    })
    void followsEdges(BlockKind kind, String in, String out) {
        assertEquals(out, run(kind, in));
    }

    @ParameterizedTest
    @CsvSource({
        "LATCH,   .1...1.11.n1/...1...1.n.., .11..11.1111",
        "COUNTER, .1.1.1.11.1./....1.....1., .112.11222..",
    })
    void resetPrevails(BlockKind kind, String in, String out) {
        assertEquals(out, run(kind, in));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 6, 4565432.6n653, ..111...1n11.",
        "5, 5, 456545, .111.1",
        "6, 3, 456, nnn",
        "NaN, 3, 456, nnn"
    })
    void hysteresisSwitchesAtItsLimits(double low, double high, String in, String out) {
        assertEquals(out, run(BlockKind.HYSTERESIS, in, low, high));
    }
}
