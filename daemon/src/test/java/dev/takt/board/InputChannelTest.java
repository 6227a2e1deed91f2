package dev.takt.board;

import static dev.takt.board.TestPoints.TICK_NANOS;
import static dev.takt.board.TestPoints.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.SignalArena;
import dev.takt.config.OnFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InputChannelTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** An input whose sample and freshness the test sets. */
    private static final class Probe implements RealInput {
        double sample = Double.NaN;
        boolean fresh = true;
        long laterNanos;
        int reads;

        @Override
        public boolean advance() {
            return fresh;
        }

        @Override
        public double read() {
            reads++;
            return sample;
        }

        @Override
        public long sampledNanos(long nowNanos) {
            return nowNanos + laterNanos;
        }
    }

    private final SignalArena arena = arena();
    private final Probe probe = new Probe();
    private long now = 5_000_000_000L;

    private static SignalArena arena() {
        ArenaLayout.Builder layout = ArenaLayout.builder();
        TestPoints.addInput(layout, "x");
        return SignalArena.allocate(layout.build());
    }

    @AfterEach
    void closeArena() {
        arena.close();
    }

    private InputChannel channel(long periodNanos, double staleMs, double holdMs) {
        OnFault onFault = new OnFault(holdMs, OnFault.Then.NAN, Double.NaN);
        return new InputChannel(
                TestPoints.point(
                        "x", TestPoints.line(1, false), true, Double.NaN, staleMs, onFault),
                probe,
                periodNanos,
                TICK_NANOS,
                arena);
    }

    private void tick(InputChannel channel) {
        channel.latch(now);
        now += TICK_NANOS;
    }

    private void expect(double raw, double ok, double age) {
        assertEquals(raw, get(arena, "x$raw"));
        assertEquals(ok, get(arena, "x.ok"));
        assertEquals(age, get(arena, "x.age"), 1e-12);
    }

    @Test
    void ageCountsFromTheMomentOfTheSample() {
        InputChannel channel = channel(0, 5, 0);
        probe.sample = 21;
        probe.laterNanos = -2_000_000; // a thread has taken it two ticks ago
        tick(channel);
        expect(21, 1, 0.002);
        probe.fresh = false;
        tick(channel);
        expect(21, 1, 0.003);
        tick(channel);
        tick(channel);
        expect(Double.NaN, 0, 0.005);

        probe.fresh = true;
        probe.laterNanos = 300_000; // between the time of the tick and the latch
        tick(channel);
        expect(21, 1, 0);
    }

    @Test
    void ageIsInfiniteBeforeTheFirstGoodSample() {
        tick(channel(0, NEVER, 0));

        expect(Double.NaN, 0, Double.POSITIVE_INFINITY);
    }

    @Test
    void ageCountsFromTheLastGoodSample() {
        InputChannel channel = channel(0, NEVER, 0);
        probe.sample = 2.5;
        tick(channel);
        expect(2.5, 1, 0);

        probe.sample = Double.NaN;
        tick(channel);
        expect(Double.NaN, 0, 0.001);
        tick(channel);
        expect(Double.NaN, 0, 0.002);

        probe.sample = 3;
        tick(channel);
        expect(3, 1, 0);
    }

    @Test
    void keepsTheSampleUntilThereIsANewerOne() {
        InputChannel channel = channel(0, NEVER, 0);
        probe.sample = 7;
        tick(channel);
        probe.fresh = false;
        probe.sample = 8;
        tick(channel);

        expect(7, 1, 0.001);
    }

    @Test
    void samplesAtTheRateOfTheInput() {
        InputChannel channel = channel(4 * TICK_NANOS, NEVER, 0);
        for (int i = 0; i < 12; i++) {
            tick(channel);
        }

        assertEquals(3, probe.reads);
    }

    @Test
    void jitterOfTheTickSkipsNoSample() {
        InputChannel channel = channel(4 * TICK_NANOS, NEVER, 0);
        long release = now;
        for (int i = 0; i < 9; i++) {
            channel.latch(release + i * TICK_NANOS + (i == 0 ? 200_000 : 0));
        }

        assertEquals(3, probe.reads);
    }

    @Test
    void aLongGapIsNotCaughtUpInABurst() {
        InputChannel channel = channel(4 * TICK_NANOS, NEVER, 0);
        tick(channel);
        now += 1_000_000_000;
        tick(channel);
        tick(channel);

        assertEquals(2, probe.reads);
    }

    @Test
    void aSampleThatIsTooOldNoLongerCounts() {
        InputChannel channel = channel(0, 2, 0);
        probe.sample = 7;
        tick(channel);
        probe.fresh = false;
        tick(channel);
        expect(7, 1, 0.001);
        tick(channel);

        expect(Double.NaN, 0, 0.002);
    }

    @Test
    void holdsTheLastGoodValueForTheHoldTime() {
        InputChannel channel = channel(0, NEVER, 2);
        probe.sample = 7;
        tick(channel);
        probe.sample = Double.NaN;
        tick(channel);
        expect(7, 0, 0.001);
        tick(channel);
        expect(7, 0, 0.002);
        tick(channel);

        expect(Double.NaN, 0, 0.003);
    }
}
