package dev.takt.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.takt.linux.ThreadCounts;
import dev.takt.timing.TickRecorder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JitterReporterTest {
    private static final long MS = 1_000_000;
    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

    private static final class Probe implements LoopProbe {
        long total;

        @Override
        public long tick() {
            return 41;
        }

        @Override
        public String state() {
            return "DEGRADED";
        }

        @Override
        public long allocatedBytes() {
            return total;
        }

        @Override
        public ThreadCounts disturbances() {
            return new ThreadCounts(total * 2, total * 3, 0, 0);
        }

        @Override
        public long marginNanos() {
            return 50_000;
        }
    }

    private final TickRecorder recorder = new TickRecorder(MS);
    private final Probe probe = new Probe();
    private final List<JitterSample> samples = new ArrayList<>();
    private final JitterReporter reporter =
            new JitterReporter(recorder, 1_000, probe, samples::add);

    @Test
    void eachSampleIsOfItsIntervalAlone() {
        recorder.recordTick(0, 100, 200);
        probe.total = 16;
        reporter.report(SEVEN);
        recorder.recordTick(0, 300, 400);
        recorder.recordTick(0, 300, 400);
        probe.total = 40;
        JitterSample second = reporter.report(SEVEN.plusSeconds(1));
        assertEquals(2, samples.size());
        assertEquals(2, second.timing().ticks());
        assertEquals(300, second.timing().latency().p50());
        assertEquals(24, second.allocatedBytes());
        assertEquals(48, second.minorFaults());
        assertEquals(72, second.majorFaults());
        assertEquals(41, second.tick());
        assertEquals("DEGRADED", second.state());
        assertEquals(SEVEN.plusSeconds(1), second.at());
    }

    @Test
    void rateIsTheNominalOneLessWhatWasMissed() {
        for (int i = 0; i < 90; i++) {
            recorder.recordTick(0, 1, 2);
        }
        assertEquals(1_000, reporter.report(SEVEN).rateHz());
        for (int i = 0; i < 90; i++) {
            recorder.recordTick(0, 1, 2);
        }
        recorder.recordMissed(0, 10, 10 * MS);
        assertEquals(900, reporter.report(SEVEN).rateHz(), 1e-9);
        assertEquals(0, reporter.report(SEVEN).rateHz());
    }

    @Test
    void summaryHoldsTheWholeRun() {
        recorder.recordTick(0, 100, 200);
        probe.total = 8;
        reporter.report(SEVEN);
        recorder.recordTick(0, 5_000, 5_200);
        Summary summary = reporter.summary("RUNNING");
        assertEquals(2, summary.timing().ticks());
        assertEquals(5_000.0, (double) summary.timing().latency().max(), 5);
        assertEquals(8, summary.allocatedBytes());
        assertEquals("RUNNING", summary.state());
    }

    @Test
    void everyTickIsInOneIntervalTheLastPartOfTheRunIncluded() {
        List<String> intervals = new ArrayList<>();
        reporter.intervalsTo(interval ->
                intervals.add(
                        interval.from()
                                + " "
                                + interval.until()
                                + " "
                                + interval.histograms().latency().getTotalCount()));
        recorder.recordTick(0, 100, 200);
        reporter.report(SEVEN);
        recorder.recordTick(0, 100, 200);
        recorder.recordTick(0, 100, 200);
        reporter.report(SEVEN.plusSeconds(1));
        recorder.recordTick(0, 100, 200);
        reporter.summary("RUNNING");
        reporter.summary("RUNNING");
        String seven = SEVEN.toString();
        String later = SEVEN.plusSeconds(1).toString();
        assertEquals(
                List.of(
                        seven + " " + seven + " 1",
                        seven + " " + later + " 2",
                        later + " " + later + " 1"),
                intervals);
        assertEquals(4, reporter.histograms().latency().getTotalCount());
    }

    @Test
    void aConsumerThatThrowsDoesNotEndTheReports() {
        JitterReporter fragile =
                new JitterReporter(
                        recorder,
                        1_000,
                        probe,
                        sample -> {
                            samples.add(sample);
                            throw new IllegalStateException("pipe closed, on purpose");
                        });
        fragile.report(SEVEN);
        fragile.report(SEVEN);
        assertEquals(2, samples.size());
    }

    @Test
    @Timeout(60)
    void reportsOnItsOwnThreadUntilClosed() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        try (JitterReporter own =
                new JitterReporter(recorder, 1_000, probe, sample -> reported.countDown())) {
            own.start(InstantSource.fixed(SEVEN));
            assertThrows(IllegalStateException.class, () -> own.start(InstantSource.fixed(SEVEN)));
            reported.await();
        }
    }
}
