package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.attribution.Setting;
import dev.takt.formula.check.Segment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateTicksTest {
    private static Segment segment(String set, int every, int phase) {
        return new Segment(set, every, phase, List.of());
    }

    @ParameterizedTest
    @CsvSource({"1, 0, ''", "100, 99, display", "107, 106, log", "107, 99, 'display,log'"})
    void namesTheSlowerSetsThatWereDueOnceEach(long tick, long previousTick, String names) {
        Setting.SlowSets sets =
                LateTicks.slowSets(
                        List.of(
                                segment("control", 1, 0),
                                segment("display", 100, 0),
                                segment("log", 50, 7),
                                segment("display", 100, 0)));
        assertEquals(names, sets.due(tick, previousTick));
    }
}
