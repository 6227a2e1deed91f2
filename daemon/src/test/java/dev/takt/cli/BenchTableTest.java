package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.bench.Figure;
import dev.takt.bench.Rung;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchTableTest {
    @Test
    void standsInFortyColumns() {
        List<Figure> figures =
                List.of(
                        new Figure(Rung.PARSE_EACH, 1.2345e9, 123_456_789),
                        new Figure(Rung.KEPT_CONTEXT, 12_345, 789),
                        new Figure(Rung.COMPILED, 412.3, 0));
        String table = BenchTable.of(figures, 1000);
        table.lines().forEach(line -> assertTrue(line.length() <= 40, line));
        assertEquals(
                """
                                 rate  a batch     heap
                parse each    810 mHz   1.23 s   123 MB
                kept context   81 kHz  12.3 µs    789 B
                compiled     2.43 MHz   412 ns      0 B

                              headroom   faster without
                parse each   0.00081 x
                kept context      81 x 100000 x copying
                compiled        2425 x   29.9 x repeats

                headroom: over 1 kHz
                faster: than the line above
                all steps together: 2994179 x\
                """,
                table);
    }

    @Test
    void everyRungFitsIntoItsColumns() {
        for (Rung rung : Rung.values()) {
            assertTrue(rung.label().length() <= 12, rung.label());
            assertTrue(rung.without().length() <= 8, rung.without());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999.4, 999 B",
        "999.6, 1 kB",
        "4190, 4.19 kB",
        "1e9, 1 GB",
        "2.5e13, 25000 GB",
        "0.0417, 41.7 mB",
    })
    void threeDigitsAndAPrefix(double value, String text) {
        assertEquals(text, BenchTable.scaled(value, "B"));
    }
}
