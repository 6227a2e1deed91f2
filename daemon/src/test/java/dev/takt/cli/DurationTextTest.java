package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class DurationTextTest {
    private final DurationText duration = new DurationText();

    @ParameterizedTest
    @CsvSource({
        "30s, 30000000000",
        "1.5s, 1500000000",
        "90, 90000000000",
        "200ms, 200000000",
        ".5, 500000000",
        "10m, 600000000000",
        "10MIN, 600000000000",
        "2h, 7200000000000",
        "0.0000000001s, 1",
    })
    void readsTimesAsPeopleWriteThem(String text, long nanos) {
        assertEquals(nanos, duration.convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0s", "-1s", "s", "1 s 2", "1d", "nan", "1e3", "99999999999"})
    void refusesWhatIsNoTime(String text) {
        assertThrows(TypeConversionException.class, () -> duration.convert(text));
    }
}
