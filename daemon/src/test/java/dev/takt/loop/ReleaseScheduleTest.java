package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseScheduleTest {
    private final ReleaseSchedule schedule = new ReleaseSchedule(500, 1_000);

    @Test
    void releasesLieOnAGridFromTheEpoch() {
        assertEquals(500, schedule.releaseNanos(0));
        assertEquals(7_500, schedule.releaseNanos(7));
        assertEquals(7e-6, schedule.seconds(7));
    }

    @Test
    void secondsStayExactForDays() {
        ReleaseSchedule thousandHertz = new ReleaseSchedule(0, 1_000_000);
        assertEquals(86_400.001, thousandHertz.seconds(86_400_001));
    }

    /** Tick 3 is released at 3500. */
    @ParameterizedTest
    @CsvSource({
        "3501, 4",
        "4499, 4",
        "4500, 4", // due this moment, not passed
        "4501, 5",
        "5500, 5",
        "5501, 6",
        "103501, 104",
        "3500, 4",
        "0, 4" // a clock behind its release runs nothing twice
    })
    void nextReleaseIsTheFirstThatHasNotPassed(long now, long next) {
        assertEquals(next, schedule.releaseAfter(3, now));
    }

    @ParameterizedTest
    @CsvSource({"5, 9, false", "9, 10, false", "10, 10, true", "4, 20, true", "10, 40, true"})
    void endComesWithTicksOrReleases(long ran, long passed, boolean over) {
        EndCondition end = EndCondition.afterTicks(10).or(EndCondition.afterNanos(19_001, 1_000));
        assertEquals(over, end.reached(ran, passed));
        assertEquals(false, EndCondition.NEVER.reached(ran, passed));
    }

    @Test
    void refusesToEndBeforeTheFirstTick() {
        assertThrows(IllegalArgumentException.class, () -> EndCondition.afterTicks(0));
        assertEquals(1, EndCondition.afterNanos(0, 1_000).releases());
    }
}
