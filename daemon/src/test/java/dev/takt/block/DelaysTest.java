package dev.takt.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows with an evaluation every 0.1 s, as in {@link LogicTest}. */
final class DelaysTest {
    @ParameterizedTest
    @CsvSource({
        "0,    12345678, 12345678",
        "0.1,  12345678, 11234567",
        "0.3,  12345678, 11112345",
        "0.34, 12345678, 11112345",
        "0.04, 12345678, 12345678",
        "0.3,  1n345678, 1111n345",
        "0.2,  n2345678, nnn23456",
        "5,    12345678, 11111111"
    })
    void delayGivesEverySampleLater(double seconds, String in, String out) {
        Instance delay = new Instance(BlockKind.DELAY, 0.1, 0, seconds);
        StringBuilder got = new StringBuilder();
        for (int k = 0; k < in.length(); k++) {
            got.append(LogicTest.character(delay.step(LogicTest.value(in.charAt(k)), seconds)));
        }
        assertEquals(out, got.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "12345n6n57, n.11...11., nn34444n55",
        "9876543210, .........1, nnnnnnnnn.",
        "1n3n5n7n9n, 1n1n1n1n1., 1133557799"
    })
    void holdKeepsTheLastValidSampleOfItsTime(String x, String when, String out) {
        assertEquals(out, LogicTest.run(BlockKind.HOLD, x + "/" + when));
    }

    @Test
    void holdKeepsTheLastValidSample() {
        Instance hold = new Instance(BlockKind.HOLD, 1);
        assertEquals(3, hold.step(3, 1));
        assertEquals(Double.NaN, hold.step(Double.NaN, 1));
        assertEquals(3, hold.step(9, 0));
    }
}
