package dev.takt.board.bus;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.takt.board.BusUse;
import dev.takt.board.chip.Chip;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose turn it is on one bus. Of the chips that are due, the one that has waited longest does one
 * exchange; while a chip converts it is not due, and the others have the bus.
 *
 * <p>A test steps it by hand, with a clock of its own.
 */
final class BusSchedule implements BusUse {
    private static final Logger LOG = LoggerFactory.getLogger(BusSchedule.class);
    private static final long WINDOW_NANOS = SECONDS.toNanos(10);
    private static final double CROWDED = 0.9;

    private final String bus;
    private final Chip[] chips;
    private final long[] dueNanos;
    private final LongSupplier clock;
    private final long startNanos;

    private volatile long busyNanos;
    private long windowStartNanos;
    private long windowBusyNanos;
    private boolean warned;

    /**
     * @param clock CLOCK_MONOTONIC in ns
     */
    BusSchedule(String bus, List<Chip> chips, LongSupplier clock) {
        this.bus = bus;
        this.chips = chips.toArray(Chip[]::new);
        this.dueNanos = new long[this.chips.length];
        this.clock = clock;
        this.startNanos = clock.getAsLong();
        this.windowStartNanos = startNanos;
        for (int i = 0; i < dueNanos.length; i++) {
            this.chips[i].startAt(startNanos);
            dueNanos[i] = startNanos;
        }
    }

    /**
     * Lets the chip whose turn it is do one exchange.
     *
     * @return when a chip is due next; not above the present time where one is due already
     */
    long step() {
        int next = first();
        long begin = clock.getAsLong();
        if (dueNanos[next] - begin > 0) {
            return dueNanos[next];
        }
        dueNanos[next] = chips[next].step(begin);
        count(begin, clock.getAsLong());
        return dueNanos[first()];
    }

    private int first() {
        int first = 0;
        for (int i = 1; i < dueNanos.length; i++) {
            if (dueNanos[i] - dueNanos[first] < 0) {
                first = i;
            }
        }
        return first;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void count(long beginNanos, long endNanos) {
        busyNanos += endNanos - beginNanos;
        if (endNanos - windowStartNanos < WINDOW_NANOS) {
            return;
        }
        double share =
                (double) (busyNanos - windowBusyNanos) / (double) (endNanos - windowStartNanos);
        windowStartNanos = endNanos;
        windowBusyNanos = busyNanos;
        if (share > CROWDED && !warned) {
            warned = true;
            LOG.warn(
                    "{} is in use for {} % of the time: lower 'rate_hz' of its inputs and outputs,"
                            + " or raise its clock_hz",
                    bus, Math.round(share * 100));
        }
    }

    /** Whether every chip has answered or failed once. */
    boolean tried() {
        for (Chip chip : chips) {
            if (!chip.tried()) {
                return false;
            }
        }
        return true;
    }

    /** Leaves all outputs at their safe values. */
    void finish(LongConsumer pause) {
        for (Chip chip : chips) {
            chip.finish(clock, pause);
        }
    }

    @Override
    public String bus() {
        return bus;
    }

    @Override
    public double share() {
        long sinceNanos = clock.getAsLong() - startNanos;
        return sinceNanos <= 0 ? 0 : Math.min(1, (double) busyNanos / (double) sinceNanos);
    }

    @Override
    public long faults() {
        long faults = 0;
        for (Chip chip : chips) {
            faults += chip.faults();
        }
        return faults;
    }
}
