package dev.takt.board;

import dev.takt.LoopThread;
import dev.takt.linux.MonotonicClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An input of the simulated board with whatever fault it has been given. */
public final class FaultyInput implements RealInput {
    private static final double NANOS_PER_MS = 1e6;
    private static final double HALF_OF_LONG = 0x1p-63;

    private final String name;
    private final RealInput input;
    private final double ticksPerMs;
    private final AtomicLong stallNanos = new AtomicLong();
    private final AtomicReference<InjectedFault> injected =
            new AtomicReference<>(InjectedFault.NONE);

    /** The last one that ended by itself and has not been told of; it leads to those before. */
    private final AtomicReference<@Nullable InjectedFault> ended = new AtomicReference<>();

    // Of the loop thread alone.
    private InjectedFault begun = InjectedFault.NONE;
    private double held = Double.NaN;
    private double last = Double.NaN;
    private double skipped;
    private long random = 0x9E3779B97F4A7C15L;

    /**
     * @param name of the input
     * @param tickNanos time between two latches
     */
    public FaultyInput(String name, RealInput input, long tickNanos) {
        this.name = name;
        this.input = input;
        this.ticksPerMs = NANOS_PER_MS / tickNanos;
    }

    String name() {
        return name;
    }

    void stall(long nanos) {
        stallNanos.set(nanos);
    }

    void inject(InjectedFault wanted) {
        injected.set(wanted);
    }

    /** Takes the fault away that it has. */
    InputFault takeAway() {
        return Objects.requireNonNull(injected.getAndSet(InjectedFault.NONE)).fault();
    }

    @LoopThread
    InjectedFault injected() {
        return Objects.requireNonNull(injected.get());
    }

    /** The faults that ended by themselves since this was called before, oldest first. */
    List<EndedFault> takeEnded() {
        List<EndedFault> faults = new ArrayList<>();
        InjectedFault one = ended.getAndSet(null);
        while (one != null) {
            faults.addFirst(one.ended(name));
            one = one.endedBefore();
        }
        return faults;
    }

    @Override
    @LoopThread
    @SuppressWarnings("ReferenceEquality") // the same fault injected again begins anew
    public boolean advance(long nowNanos) {
        if (stallNanos.getPlain() != 0) {
            standStill(stallNanos.getAndSet(0));
        }
        InjectedFault now = injected();
        if (now != begun) {
            begin(now, nowNanos);
        }
        if (now.isOver(nowNanos)) {
            // Another one that comes at this moment is taken up with the next sample.
            if (injected.compareAndSet(now, InjectedFault.NONE)) {
                noteEnd(now);
            }
            begin(InjectedFault.NONE, nowNanos);
        }
        boolean fresh = input.advance(nowNanos);
        InputFault fault = begun.fault();
        return switch (fault.kind()) {
            case NONE, STUCK, NOISE, INVALID -> fresh;
            case SLOW -> fresh && isDue(fault.amount() * ticksPerMs);
            case DROP -> fresh && Math.abs(next()) >= fault.amount();
        };
    }

    /** Whoever tells of it takes all of them at once, and this thread alone adds to them. */
    private void noteEnd(InjectedFault now) {
        InjectedFault others = ended.get();
        now.endAfter(others);
        if (!ended.compareAndSet(others, now)) {
            now.endAfter(null);
            ended.set(now);
        }
    }

    private void begin(InjectedFault now, long nowNanos) {
        begun = now;
        now.begin(nowNanos);
        double amount = now.fault().amount();
        held = Double.isNaN(amount) ? last : amount;
        skipped = 0;
    }

    private boolean isDue(double ticks) {
        skipped++;
        if (skipped < ticks) {
            return false;
        }
        skipped = 0;
        return true;
    }

    @Override
    @LoopThread
    public double read() {
        last = input.read();
        InputFault fault = begun.fault();
        return switch (fault.kind()) {
            case NONE, SLOW, DROP -> last;
            case STUCK -> held;
            case NOISE -> last + fault.amount() * next();
            case INVALID -> Double.NaN;
        };
    }

    @Override
    @LoopThread
    public long sampledNanos(long nowNanos) {
        return input.sampledNanos(nowNanos);
    }

    /** Evenly distributed from -1 to 1: Marsaglia, Xorshift RNGs, 2003, with 13, 7, 17. */
    private double next() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (double) random * HALF_OF_LONG;
    }

    private static void standStill(long nanos) {
        long end = MonotonicClock.nowNanos() + nanos;
        while (MonotonicClock.nowNanos() < end) {
            Thread.onSpinWait();
        }
    }
}
