package dev.takt.board.bus;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what the transfers that the loop does itself cost each tick. */
final class InlineTime {
    private static final Logger LOG = LoggerFactory.getLogger(InlineTime.class);
    private static final int ROUNDS = 65;
    private static final int MOST_PARTS = 10;

    private final List<Runnable> transfers = new ArrayList<>();

    void add(Runnable transfer) {
        transfers.add(transfer);
    }

    /**
     * Does all transfers some times and says what they take.
     *
     * @param clock CLOCK_MONOTONIC in ns
     * @param tickNanos time of a tick
     */
    void measure(LongSupplier clock, long tickNanos) {
        if (transfers.isEmpty()) {
            return;
        }
        long[] rounds = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = clock.getAsLong();
            transfers.forEach(Runnable::run);
            rounds[i] = clock.getAsLong() - begin;
        }
        Arrays.sort(rounds);
        long usual = NANOSECONDS.toMicros(rounds[ROUNDS / 2]);
        long worst = NANOSECONDS.toMicros(rounds[ROUNDS - 1]);
        if (rounds[ROUNDS / 2] > tickNanos / MOST_PARTS) {
            LOG.warn(
                    "inline transfers take {} µs of every tick ({} µs at worst of {}), more than a"
                            + " tenth of it: raise clock_hz, or leave out \"inline\"",
                    usual,
                    worst,
                    ROUNDS);
        } else {
            LOG.info(
                    "inline transfers take {} µs of every tick ({} µs at worst of {})",
                    usual,
                    worst,
                    ROUNDS);
        }
    }
}
