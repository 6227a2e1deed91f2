package dev.takt.board.chip;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Arrays;
import java.util.List;

/**
 * What one chip is set to: which channel is to be written next, and what the formulas of its write
 * see.
 *
 * <p>A value is written when it differs from the one the chip has, no more often than its rate, and
 * once a second in any case: a chip that was without power in between is noticed, prepared again
 * and set again.
 */
final class ChipOutputs {
    /** How often it is looked whether the loop wants other values. */
    private static final long LOOK_NANOS = MILLISECONDS.toNanos(1);

    private static final long REFRESH_NANOS = SECONDS.toNanos(1);

    private final ChipChannel[] channels;
    private final boolean shared;
    private final ChannelValues values;
    private final Step[] write;
    private final Step[] safe;

    private final double[] writing;
    private final double[] written;
    private final long[] writtenNanos;
    private int selected;

    /**
     * @param channels what the configuration uses of the chip, at least one
     * @param shared whether one write sets all of them
     * @param values seen by the bytes of the writes
     * @param write sets the selected channel, or all of them
     * @param safe sets all outputs of the chip to 0; empty where it has no such sequence
     */
    ChipOutputs(
            List<ChipChannel> channels,
            boolean shared,
            ChannelValues values,
            List<Step> write,
            List<Step> safe) {
        this.channels = channels.toArray(ChipChannel[]::new);
        this.shared = shared;
        this.values = values;
        this.write = write.toArray(Step[]::new);
        this.safe = safe.toArray(Step[]::new);
        this.writing = new double[this.channels.length];
        this.written = new double[this.channels.length];
        this.writtenNanos = new long[this.channels.length];
        for (ChipChannel channel : channels) {
            values.used += bit(channel);
        }
        lost();
    }

    private static double bit(ChipChannel channel) {
        return Math.scalb(1.0, channel.number());
    }

    /** Shows the formulas what is wanted now, for the writes that prepare the outputs. */
    void look() {
        values.bits = 0;
        for (int i = 0; i < channels.length; i++) {
            writing[i] = channels[i].cell().wanted();
            if (writing[i] != 0) {
                values.bits += bit(channels[i]);
            }
        }
    }

    /** Whether a channel has to be written now; it is selected then. */
    boolean select(long nowNanos) {
        for (int i = 1; i <= channels.length; i++) {
            int channel = (selected + i) % channels.length;
            if (isDue(channel, nowNanos)) {
                select(channel);
                return true;
            }
        }
        return false;
    }

    private boolean isDue(int channel, long nowNanos) {
        if (Double.isNaN(written[channel])) {
            return true;
        }
        long since = nowNanos - writtenNanos[channel];
        return channels[channel].cell().wanted() != written[channel]
                ? since >= channels[channel].periodNanos()
                : since >= REFRESH_NANOS;
    }

    private void select(int channel) {
        selected = channel;
        look();
        values.channel = channels[channel].number();
        values.value = writing[channel];
    }

    /** The writes for the selected channel. */
    Step[] write() {
        return write;
    }

    /** The chip has what was selected. */
    void taken(long nowNanos) {
        for (int i = 0; i < channels.length; i++) {
            if (shared || i == selected) {
                written[i] = writing[i];
                writtenNanos[i] = nowNanos;
            }
        }
    }

    /** Nobody knows what the chip has: every channel is to be written again. */
    void lost() {
        Arrays.fill(written, Double.NaN);
    }

    /** When to look again. */
    long nextNanos(long nowNanos) {
        return nowNanos + LOOK_NANOS;
    }

    /** From now on the safe values are wanted. */
    void makeSafe() {
        for (ChipChannel channel : channels) {
            channel.cell().makeSafe();
        }
        look();
    }

    /** The chip has all safe values, and nothing else follows. */
    void leftSafe() {
        for (ChipChannel channel : channels) {
            channel.cell().leftSafe();
        }
    }

    /** Whether one sequence does all that the safe values ask for: every output 0. */
    boolean hasSafeSequence() {
        boolean off = true;
        for (ChipChannel channel : channels) {
            off &= channel.cell().safe() == 0;
        }
        return off && safe.length > 0;
    }

    Step[] safe() {
        return safe;
    }

    /** How many writes set all channels. */
    int writes() {
        return shared ? 1 : channels.length;
    }

    /** One of them, whether it is due or not. */
    Step[] write(int number) {
        select(number);
        return write;
    }
}
