package dev.takt.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.config.CounterInput.Measure;
import org.junit.jupiter.api.Test;

class EdgeMeterTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;

    private final EdgeMeter count = new EdgeMeter(Measure.COUNT, SECOND);
    private final EdgeMeter rate = new EdgeMeter(Measure.RATE, SECOND);
    private final EdgeMeter period = new EdgeMeter(Measure.PERIOD, SECOND);

    private void edges(EdgeMeter meter, long fromNanos, long stepNanos, int edges) {
        for (int i = 0; i < edges; i++) {
            meter.edge(fromNanos + i * stepNanos, 1);
        }
    }

    @Test
    void countsEdgesAndThoseThatWereLost() {
        assertEquals(0, count.value(0));
        edges(count, MS, MS, 3);
        count.edge(5 * MS, 4);
        assertEquals(7, count.value(6 * MS));
    }

    @Test
    void theRateIsExactWhereATickBringsManyEdges() {
        edges(rate, 10 * MS, MS / 20, 20);
        assertEquals(20_000, rate.value(11 * MS), 1e-6);
        edges(rate, 11 * MS, MS / 20, 20);
        assertEquals(20_000, rate.value(12 * MS), 1e-6);
    }

    @Test
    void theRateIsExactWhereEdgesAreFarApart() {
        edges(rate, 10 * MS, 40 * MS, 2);
        assertEquals(25, rate.value(51 * MS), 1e-9);
        assertEquals(25, rate.value(60 * MS), 1e-9);
        assertEquals(0.04, period(10 * MS, 40 * MS, 51 * MS), 1e-12);
    }

    private double period(long fromNanos, long stepNanos, long nowNanos) {
        edges(period, fromNanos, stepNanos, 2);
        return period.value(nowNanos);
    }

    @Test
    void lostEdgesDoNotLowerTheRate() {
        rate.edge(10 * MS, 1);
        rate.edge(12 * MS, 4);
        assertEquals(2_000, rate.value(12 * MS), 1e-9);
    }

    @Test
    void theRateFallsWhileNoEdgeComesAndEndsAtZero() {
        edges(rate, 0, 10 * MS, 2);
        assertEquals(100, rate.value(10 * MS), 1e-9);
        assertEquals(10, rate.value(110 * MS), 1e-9);
        assertEquals(0, rate.value(10 * MS + SECOND));
    }

    @Test
    void nothingIsKnownBeforeTheSecondEdge() {
        assertEquals(0, rate.value(0));
        assertEquals(Double.POSITIVE_INFINITY, period.value(0));
        rate.edge(MS, 1);
        assertEquals(0, rate.value(2 * MS));
    }

    @Test
    void theEdgeBehindAStandstillBeginsANewMeasurement() {
        edges(rate, 0, 10 * MS, 2);
        rate.value(10 * MS);
        rate.edge(10 * SECOND, 1);
        assertEquals(0, rate.value(10 * SECOND));
        rate.edge(10 * SECOND + 5 * MS, 1);
        assertEquals(200, rate.value(10 * SECOND + 5 * MS), 1e-9);
    }
}
