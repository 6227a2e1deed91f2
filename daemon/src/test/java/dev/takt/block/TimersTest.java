package dev.takt.block;

import static dev.takt.block.Instance.NAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Diagrams with an evaluation every 0.1 s. */
final class TimersTest {
    @ParameterizedTest
    @CsvSource({
        // the diagrams of the user documentation
        "TON, 0.3, ..11111111..11..1.........1......., .....11111........................",
        "TOF, 0.3, ..11111111..11..1.........1......., ..111111111111111111......1111....",
        "TP,  0.3, ..11111111..11..1.........1......., ..111.......111.111.......111.....",
        // a pulse is neither cut short nor prolonged, and may follow the last without a gap
        "TP,  0.2, ...1..11111..1.1.1...., ...11.11.....111111...",
        "TP,  0.3, ...1.1...n.n11111.., ...111......111....",
        "TON, 0.2, ...11111111...11..., .....111111........",
        "TOF, 0.2, ...11.....1.1......, ...1111...11111....",
        "DEBOUNCE, 0.2, ...1.1.11111..1...., .........11111111..",
        // no time, a negative time, a time below one evaluation, and one that is no whole number of
        // them
        "TON, 0, ..11.1, ..11.1",
        "TON, -1, ..11.1, ..11.1",
        "TOF, 0, ..11.1, ..11.1",
        "TP, 0, ..11.1, ......",
        "DEBOUNCE, 0, ..11.1, ..11.1",
        "TON, 0.04, ..1111, ...111",
        "TON, 0.24, ..111111, .....111",
        "TP, 0.24, ..111111, ..111...",
        // a NaN is not true, and a pulse is not begun twice by it
        "TON, 0.2, 111n1111, ..1...11",
        "TOF, 0.2, 1nnn1, 111.1",
        "DEBOUNCE, 0.1, .111n1, ..1111",
    })
    void followTheirDiagrams(BlockKind kind, double seconds, String in, String out) {
        assertEquals(out, LogicTest.run(kind, in, seconds));
    }

    @Test
    void aTimeThatIsNaNStopsTheTimer() {
        Instance ton = new Instance(BlockKind.TON, 0.1);
        ton.step(1, 0.2);
        assertEquals(NAN, ton.step(1, NAN));
        assertEquals(0, ton.step(1, 0.2));
        assertEquals(1, ton.step(1, 0.2));
    }

    @ParameterizedTest
    @CsvSource({"0.001, 1000", "0.333333333, 3", "0.033333333, 30", "0.016666667, 60", "0.7, 2"})
    void countEvaluationsAndDoNotDrift(double dt, int expected) {
        Instance ton = new Instance(BlockKind.TON, dt);
        int evaluations = 0;
        while (ton.step(1, 1) == 0) {
            evaluations++;
        }
        assertEquals(expected, evaluations);
    }

    @Test
    void keepTimeOverADay() {
        Instance ton = new Instance(BlockKind.TON, 0.01);
        int evaluations = 0;
        while (ton.step(1, 86_400) == 0) {
            evaluations++;
        }
        assertEquals(8_640_000, evaluations);
    }

    @Test
    void debounceWaitsAnewForTheValueThatFollowsAtOnce() {
        Instance debounce = new Instance(BlockKind.DEBOUNCE, 0.01);
        double[] in = {1, 1, 1, 1, 0, 0, 0, 0};
        double[] out = {0, 0, 0, 1, 1, 1, 1, 0};
        for (int k = 0; k < in.length; k++) {
            assertEquals(out[k], debounce.step(in[k], 0.03));
        }
    }
}
