package dev.takt.timing;

import dev.takt.LoopThread;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Records what each set of a batch cost, in intervals that the writer ends.
 *
 * <p>One thread writes ({@link #record}, {@link #endInterval}): wait-free and without allocation.
 * Any other thread reads the interval that was ended last. There are three frames: one that is
 * written, one that is read, and one that is made ready to be written next, so that a reader which
 * is overtaken twice can see that and begins again.
 */
public final class SetRecorder {
    private static final int FRAMES = 3;
    private static final int SAMPLES = 0;
    private static final int SUM = 1;
    private static final int MAX = 2;
    private static final int LAST = 3;
    private static final int PEAK = 4;
    private static final int WIDTH = 5;

    private final int sets;
    private final long[][] frames;

    /** Intervals ended so far. The one before the last of them stands still for readers. */
    private final AtomicLong ended = new AtomicLong();

    /**
     * @param sets how many there are
     */
    public SetRecorder(int sets) {
        this.sets = sets;
        this.frames = new long[FRAMES][sets * WIDTH];
    }

    /**
     * Records what a set cost in one tick.
     *
     * @param set its place, below the number of sets
     */
    @LoopThread
    public void record(int set, long nanos) {
        long[] frame = frames[(int) (ended.getPlain() % FRAMES)];
        int at = set * WIDTH;
        frame[at + SAMPLES]++;
        frame[at + SUM] += nanos;
        frame[at + MAX] = Math.max(frame[at + MAX], nanos);
        frame[at + LAST] = nanos;
        frame[at + PEAK] = Math.max(frame[at + PEAK], nanos);
    }

    /** Ends the interval, which readers see from now on, and begins the next one. */
    @LoopThread
    public void endInterval() {
        long count = ended.getPlain();
        long[] written = frames[(int) (count % FRAMES)];
        long[] next = frames[(int) ((count + 1) % FRAMES)];
        for (int at = 0; at < next.length; at += WIDTH) {
            next[at + SAMPLES] = 0;
            next[at + SUM] = 0;
            next[at + MAX] = 0;
            next[at + LAST] = written[at + LAST];
            next[at + PEAK] = written[at + PEAK];
        }
        ended.setRelease(count + 1);
    }

    /** What each set cost in the interval that was ended last; empty before the first. */
    public List<SetTimes> last() {
        while (true) {
            long count = ended.getAcquire();
            if (count == 0) {
                return List.of();
            }
            long[] frame = frames[(int) ((count - 1) % FRAMES)].clone();
            VarHandle.acquireFence();
            if (ended.getAcquire() == count) {
                return times(frame);
            }
        }
    }

    private List<SetTimes> times(long[] frame) {
        List<SetTimes> times = new ArrayList<>(sets);
        for (int at = 0; at < frame.length; at += WIDTH) {
            long samples = frame[at + SAMPLES];
            double mean = samples == 0 ? Double.NaN : (double) frame[at + SUM] / samples;
            times.add(
                    new SetTimes(
                            samples, frame[at + LAST], mean, frame[at + MAX], frame[at + PEAK]));
        }
        return times;
    }
}
