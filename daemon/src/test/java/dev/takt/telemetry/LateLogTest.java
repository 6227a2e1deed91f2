package dev.takt.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.attribution.Cause;
import dev.takt.attribution.LateTick;
import dev.takt.attribution.Verdict;
import dev.takt.timing.Excursion;
import dev.takt.timing.StageTimes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateLogTest {
    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
    private static final long SECOND = 1_000_000_000;

    private final List<String> lines = new ArrayList<>();
    private long nowNanos = 100 * SECOND;
    private final LateLog log = new LateLog(InstantSource.fixed(SEVEN), () -> nowNanos, lines::add);

    private static LateTick late(long releaseNanos, Verdict verdict) {
        return new LateTick(
                new Excursion(
                        48_213,
                        48_212,
                        1,
                        releaseNanos,
                        new StageTimes(1_836_000, 400, 1_000, 2_000, 600),
                        new StageTimes(100, 400, 1_000, 2_000, 600),
                        -1,
                        -1),
                verdict);
    }

    @Test
    void aLineSaysStageAndCauseAtTheTimeOfTheRelease() {
        log.accept(
                late(
                        nowNanos - 250_000_000,
                        new Verdict(Cause.GC, "G1CollectForAllocation", 1_702_000, 0)));
        assertEquals(
                List.of(
                        "2026-11-22T06:59:59.750Z late tick=48213 missed=1 latency_us=1836"
                                + " response_us=1840 stage=wake-up stage_us=1836 cause=gc"
                                + " by=G1CollectForAllocation cause_us=1702"),
                lines);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertEquals(
                "2026-11-22T07:00:00.000Z late tick=48213 missed=1 latency_us=1836"
                        + " response_us=1840 stage=wake-up stage_us=1836 cause=unknown",
                LateLine.format(SEVEN, late(0, new Verdict(Cause.UNKNOWN, "", 0, 0))));
        assertEquals(
                "2026-11-22T07:00:00.000Z late tick=48213 missed=1 latency_us=1836"
                        + " response_us=1840 stage=wake-up stage_us=1836 cause=major-fault count=2",
                LateLine.format(SEVEN, late(0, new Verdict(Cause.MAJOR_FAULT, "", 0, 2))));
    }

    @Test
    void aFloodBecomesTenLinesAndACount() {
        for (int i = 0; i < 500; i++) {
            log.accept(late(nowNanos, new Verdict(Cause.UNKNOWN, "", 0, 0)));
        }
        assertEquals(10, lines.size());
        nowNanos += SECOND;
        log.accept(late(nowNanos, new Verdict(Cause.UNKNOWN, "", 0, 0)));
        log.accept(late(nowNanos, new Verdict(Cause.UNKNOWN, "", 0, 0)));
        assertEquals(12, lines.size());
        assertEquals("2026-11-22T07:00:00.000Z late suppressed=490", lines.get(10));
        log.close();
        assertEquals("2026-11-22T07:00:00.000Z late suppressed=1", lines.getLast());
    }
}
