package dev.takt.timing;

import dev.takt.LoopThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sees every tick and keeps the late ones for a reader.
 *
 * <p>A ring of fixed size between one writer, the loop thread, and one reader. The writer never
 * waits and never allocates; what finds no place is counted in {@link #dropped}.
 */
public final class ExcursionWatch {
    /** Longest latency that is never late, whatever the period. */
    private static final long MOST_LATENCY_NANOS = 1_000_000;

    private static final int PLACES = 256;
    private static final int WIDTH = 16;

    /** Each tick counts with a 64th in the averages. */
    private static final int AVERAGE_SHIFT = 6;

    private final long periodNanos;
    private final long limitNanos;
    private final long[] ring = new long[PLACES * WIDTH];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    // Of the loop thread alone.
    private long startNanos;
    private long plantEndNanos;
    private long inputsEndNanos;
    private long formulasEndNanos;
    private long usualWakeUp;
    private long usualPlant;
    private long usualInputs;
    private long usualFormulas;
    private long usualOutputs;

    /**
     * @param periodNanos time between two releases, above 0
     */
    public ExcursionWatch(long periodNanos) {
        this.periodNanos = periodNanos;
        this.limitNanos = Math.min(periodNanos / 2, MOST_LATENCY_NANOS);
    }

    /** A tick that wakes up later than this is an excursion: half a period, at most 1 ms. */
    public long limitNanos() {
        return limitNanos;
    }

    /** The wait has ended and, on a simulated board, the plant has been advanced. */
    @LoopThread
    public void begun(long startedNanos, long plantedNanos) {
        startNanos = startedNanos;
        plantEndNanos = plantedNanos;
    }

    /** The inputs are latched. */
    @LoopThread
    public void latched(long nowNanos) {
        inputsEndNanos = nowNanos;
    }

    /** The formulas are evaluated. */
    @LoopThread
    public void evaluated(long nowNanos) {
        formulasEndNanos = nowNanos;
    }

    /**
     * The last output is written.
     *
     * @param releaseNanos when the tick should have started
     * @param endNanos when it ended
     * @return whether it was late; {@link #keep} then takes it
     */
    @LoopThread
    public boolean ended(long releaseNanos, long endNanos) {
        boolean late =
                endNanos - releaseNanos > periodNanos || startNanos - releaseNanos > limitNanos;
        if (!late) {
            usualWakeUp += (startNanos - releaseNanos - usualWakeUp) >> AVERAGE_SHIFT;
            usualPlant += (plantEndNanos - startNanos - usualPlant) >> AVERAGE_SHIFT;
            usualInputs += (inputsEndNanos - plantEndNanos - usualInputs) >> AVERAGE_SHIFT;
            usualFormulas += (formulasEndNanos - inputsEndNanos - usualFormulas) >> AVERAGE_SHIFT;
            usualOutputs += (endNanos - formulasEndNanos - usualOutputs) >> AVERAGE_SHIFT;
        }
        return late;
    }

    /**
     * Writes the tick that has just ended into the ring.
     *
     * @param previousTick the last one in which slow sets could run; see {@link Excursion}
     * @param next the one that will run after it
     * @param slowestInput place of the input that took longest, -1 if not watched
     * @param slowestOutput the same of the outputs
     */
    @LoopThread
    public void keep(
            long tick,
            long previousTick,
            long next,
            long releaseNanos,
            long endNanos,
            int slowestInput,
            int slowestOutput) {
        long place = written.getPlain();
        if (place - read.getAcquire() >= PLACES) {
            dropped.setRelease(dropped.getPlain() + 1);
            return;
        }
        int at = (int) (place % PLACES) * WIDTH;
        ring[at] = tick;
        ring[at + 1] = previousTick;
        ring[at + 2] = next - tick - 1;
        ring[at + 3] = releaseNanos;
        ring[at + 4] = startNanos - releaseNanos;
        ring[at + 5] = plantEndNanos - startNanos;
        ring[at + 6] = inputsEndNanos - plantEndNanos;
        ring[at + 7] = formulasEndNanos - inputsEndNanos;
        ring[at + 8] = endNanos - formulasEndNanos;
        ring[at + 9] = usualWakeUp;
        ring[at + 10] = usualPlant;
        ring[at + 11] = usualInputs;
        ring[at + 12] = usualFormulas;
        ring[at + 13] = usualOutputs;
        ring[at + 14] = slowestInput;
        ring[at + 15] = slowestOutput;
        written.setRelease(place + 1);
    }

    /** Takes all that are there, the oldest first. Call it from one reader, not from the loop. */
    public synchronized List<Excursion> drain() {
        List<Excursion> drained = new ArrayList<>();
        long end = written.getAcquire();
        for (long place = read.getPlain(); place < end; place++) {
            drained.add(at((int) (place % PLACES) * WIDTH));
        }
        read.setRelease(end);
        return drained;
    }

    private Excursion at(int at) {
        return new Excursion(
                ring[at],
                ring[at + 1],
                ring[at + 2],
                ring[at + 3],
                times(at + 4),
                times(at + 9),
                (int) ring[at + 14],
                (int) ring[at + 15]);
    }

    private StageTimes times(int at) {
        return new StageTimes(ring[at], ring[at + 1], ring[at + 2], ring[at + 3], ring[at + 4]);
    }

    /**
     * How long each stage takes on average, late ticks left out. From any thread: each figure is
     * whole, not all of them of one tick.
     */
    public StageTimes usual() {
        return new StageTimes(usualWakeUp, usualPlant, usualInputs, usualFormulas, usualOutputs);
    }

    /** Late ticks that found no place since start. */
    public long dropped() {
        return dropped.getAcquire();
    }
}
