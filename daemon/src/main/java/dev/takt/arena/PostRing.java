package dev.takt.arena;

import dev.takt.LoopThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * A ring in which other processes post values for parameters; the loop takes them between ticks.
 *
 * <pre>
 *      0  magic "TAKTPST1"         8  version          12  bytes of this header
 *     16  CRC-32 of the list      20  generation       24  number of places, a power of 2
 *     64  claimed: posts begun, raised by whoever posts
 *    128  taken: posts the loop is done with
 *    136  applied                144  refused
 *    192  superseded, as in the image
 *    256  places of 32 bytes:     0  sequence           8  index of the cell     16  value
 * </pre>
 *
 * Place {@code i} begins with sequence {@code i}. To post number {@code n}: the place {@code n mod
 * places} must have sequence {@code n}; raise {@code claimed} from {@code n} to {@code n + 1} by
 * compare-and-swap; write index and value; turn the sequence from {@code n} to {@code n + 1} by
 * compare-and-swap with release. The loop turns it to {@code n + places} when it has taken the
 * post. A lower sequence than {@code n} says that the ring is full.
 *
 * <p>Guarantees: the loop never waits and never allocates; it takes {@value #MOST_TAKEN} posts in
 * one tick at most; it writes only parameters, and only values inside their limits. A process that
 * dies in the middle of a post holds the others up for {@value #PATIENCE_TICKS} ticks.
 */
public final class PostRing {
    /** Places of a ring that others post to. */
    public static final int PLACES = 1024;

    /** Posts taken in one tick at most. */
    static final int MOST_TAKEN = 256;

    /** Ticks for which a post that was begun may stay unfinished. */
    static final int PATIENCE_TICKS = 1000;

    /** "TAKTPST1" as the bytes of a little-endian number. */
    static final long MAGIC = 0x31545350_544b4154L;

    static final long PLACES_AT = 24;
    static final long CLAIMED_AT = 64;
    static final long TAKEN_AT = 128;
    static final long APPLIED_AT = 136;
    static final long REFUSED_AT = 144;
    static final long SUPERSEDED_AT = 192;
    static final long HEADER_BYTES = 256;
    static final long PLACE_BYTES = 32;
    static final long INDEX_AT = 8;
    static final long VALUE_AT = 16;

    private static final VarHandle NUMBER = ValueLayout.JAVA_LONG.varHandle();

    private final MemorySegment memory;
    private MemorySegment arena;
    private final int places;
    private final double[] min;
    private final double[] max;
    private long taken;
    private long applied;
    private long refused;
    private int waited;

    /**
     * Fills in the header and the sequences.
     *
     * @param memory of {@link #byteSize} bytes for a power of 2 of places, zero-filled
     */
    PostRing(ImageLayout layout, SignalArena arena, MemorySegment memory, ImageOrigin origin) {
        this.memory = memory;
        this.places = Math.toIntExact((memory.byteSize() - HEADER_BYTES) / PLACE_BYTES);
        this.arena = arena.memory();
        this.min = new double[layout.cellCount()];
        this.max = new double[layout.cellCount()];
        for (int i = 0; i < min.length; i++) {
            min[i] = Double.NaN;
            max[i] = Double.NaN;
        }
        for (ImageCell cell : layout.cells()) {
            if (cell.writable()) {
                min[ImageLayout.index(cell)] = Math.max(cell.min(), -Double.MAX_VALUE);
                max[ImageLayout.index(cell)] = Math.min(cell.max(), Double.MAX_VALUE);
            }
        }
        memory.set(ValueLayout.JAVA_INT, ImageLayout.VERSION_AT, ImageLayout.VERSION);
        memory.set(ValueLayout.JAVA_INT, ImageLayout.HEADER_BYTES_AT, (int) HEADER_BYTES);
        memory.set(ValueLayout.JAVA_INT, ImageLayout.CRC_AT, layout.crc());
        memory.set(ValueLayout.JAVA_INT, ImageLayout.GENERATION_AT, origin.generation());
        memory.set(ValueLayout.JAVA_LONG, PLACES_AT, places);
        reset();
        NUMBER.setRelease(memory, 0L, MAGIC);
    }

    /**
     * A ring that only this process sees.
     *
     * @param places a power of 2
     */
    public static PostRing inMemory(
            ImageLayout layout, SignalArena arena, ImageOrigin origin, int places) {
        MemorySegment memory = Arena.ofAuto().allocate(byteSize(places), 64);
        return new PostRing(layout, arena, memory, origin);
    }

    /** Writes into another arena from now on, in which the parameters lie where they did. */
    @LoopThread
    public void takeInto(SignalArena other) {
        arena = other.memory();
    }

    /** Bytes of a ring. */
    static long byteSize(int places) {
        return HEADER_BYTES + places * PLACE_BYTES;
    }

    @LoopThread
    private long place(long number) {
        return HEADER_BYTES + (number & (places - 1)) * PLACE_BYTES;
    }

    /**
     * Posts a value, as other processes do by their own code.
     *
     * @param index of the cell
     * @return false where the ring is full
     */
    public boolean post(int index, double value) {
        long number = begin();
        return number >= 0 && finish(number, index, value);
    }

    /**
     * Takes a place; the loop waits for its value.
     *
     * @return the number of the post; -1 where the ring is full
     */
    public long begin() {
        while (true) {
            long number = (long) NUMBER.getAcquire(memory, CLAIMED_AT);
            long sequence = (long) NUMBER.getAcquire(memory, place(number));
            if (sequence < number) {
                return -1;
            }
            if (sequence == number
                    && NUMBER.compareAndSet(memory, CLAIMED_AT, number, number + 1)) {
                return number;
            }
        }
    }

    /**
     * Gives the value for a place that was taken.
     *
     * @return false where the loop has given the post up
     */
    public boolean finish(long number, int index, double value) {
        long place = place(number);
        memory.set(ValueLayout.JAVA_LONG, place + INDEX_AT, index);
        memory.set(ValueLayout.JAVA_DOUBLE, place + VALUE_AT, value);
        return NUMBER.compareAndSet(memory, place, number, number + 1);
    }

    /** Takes what has been posted, and writes what is allowed. */
    @LoopThread
    public void take() {
        long before = taken;
        for (int left = MOST_TAKEN; left > 0; left--) {
            long place = place(taken);
            if ((long) NUMBER.getAcquire(memory, place) != taken + 1 && !givenUp(place)) {
                break;
            }
            if ((long) NUMBER.getAcquire(memory, place) == taken + 1) {
                write(place);
                NUMBER.setRelease(memory, place, taken + places);
            }
            taken++;
            waited = 0;
        }
        if (taken != before) {
            memory.set(ValueLayout.JAVA_LONG, APPLIED_AT, applied);
            memory.set(ValueLayout.JAVA_LONG, REFUSED_AT, refused);
            NUMBER.setRelease(memory, TAKEN_AT, taken);
        }
    }

    /** Whether a post that was begun and not finished has been waited for long enough. */
    @LoopThread
    private boolean givenUp(long place) {
        if ((long) NUMBER.getAcquire(memory, CLAIMED_AT) <= taken || ++waited < PATIENCE_TICKS) {
            return false;
        }
        if (NUMBER.compareAndSet(memory, place, taken, taken + places)) {
            refused++;
        }
        return true;
    }

    @LoopThread
    private void write(long place) {
        long index = memory.get(ValueLayout.JAVA_LONG, place + INDEX_AT);
        double value = memory.get(ValueLayout.JAVA_DOUBLE, place + VALUE_AT);
        if (index >= 0 && index < min.length) {
            int cell = (int) index;
            if (min[cell] <= value && value <= max[cell]) {
                arena.set(ValueLayout.JAVA_DOUBLE, index * Slot.CELL_BYTES, value);
                applied++;
                return;
            }
        }
        refused++;
    }

    /** Becomes empty; while nobody else knows it. */
    public void reset() {
        for (long i = 0; i < places; i++) {
            memory.set(ValueLayout.JAVA_LONG, place(i), i);
        }
        taken = 0;
        applied = 0;
        refused = 0;
        waited = 0;
        memory.set(ValueLayout.JAVA_LONG, CLAIMED_AT, 0);
        memory.set(ValueLayout.JAVA_LONG, TAKEN_AT, 0);
        memory.set(ValueLayout.JAVA_LONG, APPLIED_AT, 0);
        memory.set(ValueLayout.JAVA_LONG, REFUSED_AT, 0);
    }

    /** Posts that were written so far. */
    public long applied() {
        return memory.get(ValueLayout.JAVA_LONG, APPLIED_AT);
    }

    /** Posts that were not allowed so far. */
    public long refused() {
        return memory.get(ValueLayout.JAVA_LONG, REFUSED_AT);
    }

    /** Tells those who post that another ring has taken this one's place, or that all is over. */
    public void replaced() {
        memory.set(ValueLayout.JAVA_INT, SUPERSEDED_AT, 1);
    }
}
