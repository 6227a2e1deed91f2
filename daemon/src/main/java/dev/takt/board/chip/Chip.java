package dev.takt.board.chip;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.takt.board.Retry;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One chip on a bus, read and written step by step, so that the others have the bus while it
 * converts.
 *
 * <pre>
 *            identity, init, calibration, prepare
 *   begin ──────────────────────────────────────────▶ run ──┐ samples at their releases,
 *     ▲                                                │  ▲  │ outputs when they change
 *     └──── any fault: after one period, then after ───┘  └──┘
 *           100 ms, 200 ms, ... 5 s
 * </pre>
 *
 * <p>Belongs to the thread of its bus. Allocates only where the chip fails.
 */
public final class Chip {
    private static final Logger LOG = LoggerFactory.getLogger(Chip.class);
    private static final Step[] NOTHING = {};

    /** What the steps at hand are for. */
    private enum Doing {
        NOTHING,
        BEGIN,
        SAMPLE,
        WRITE
    }

    private static final long POLL_NANOS = MICROSECONDS.toNanos(500);
    private static final long SHORTEST_RETRY_NANOS = MILLISECONDS.toNanos(1);
    private static final long LONGEST_REFUSAL_NANOS = SECONDS.toNanos(1);
    private static final int ATTEMPTS_AT_END = 2;

    private final String name;
    private final ChipPort port;
    private final Step[] begin;
    private final Step[] sample;
    private final @Nullable ChipSamples samples;
    private final @Nullable ChipOutputs outputs;
    private final long retryNanos;
    private final Retry retry;

    private boolean begun;
    private boolean everTried;
    private Doing doing = Doing.NOTHING;
    private Step[] script = NOTHING;
    private int at;
    private long dueNanos;
    private long sampleNanos;
    private long pollEndNanos;
    private boolean polling;
    private int failures;
    private volatile long faults;
    private @Nullable String trouble;
    private boolean refused;
    private long refusedNanos;

    /**
     * @param name what the user calls it: {@code device 'bme280'}
     */
    Chip(String name, ChipPort port, ChipProgram program) {
        this.name = name + " " + port;
        this.port = port;
        this.begin = program.begin().toArray(Step[]::new);
        this.sample = program.sample().toArray(Step[]::new);
        this.samples = program.samples();
        this.outputs = program.outputs();
        this.retryNanos =
                samples == null
                        ? SHORTEST_RETRY_NANOS
                        : Math.max(SHORTEST_RETRY_NANOS, samples.periodNanos());
        this.retry = new Retry(retryNanos);
    }

    /** Says from when on the chip is to be used: before the first step. */
    public void startAt(long nowNanos) {
        dueNanos = nowNanos;
        sampleNanos = nowNanos;
    }

    /**
     * Does what is due, one exchange at most.
     *
     * @param nowNanos on CLOCK_MONOTONIC
     * @return when it is to be called again
     */
    public long step(long nowNanos) {
        boolean due = nowNanos - dueNanos >= 0;
        if (due && (at < script.length || choose(nowNanos))) {
            if (at < script.length) {
                advance(nowNanos);
            }
            if (at == script.length && doing != Doing.NOTHING) {
                end(nowNanos);
            }
        }
        return dueNanos;
    }

    private void advance(long nowNanos) {
        Step step = script[at];
        Fault fault = step.perform(port);
        if (fault != null && fault.isNotYet() && step instanceof Step.Poll poll) {
            fault = again(poll, nowNanos);
            if (fault == null) {
                return;
            }
        }
        polling = false;
        if (fault != null) {
            failed(fault, nowNanos);
            return;
        }
        at++;
        dueNanos = nowNanos + step.waitNanos();
    }

    /** Chooses what to do next; false where there is nothing to do now. */
    private boolean choose(long nowNanos) {
        if (!begun) {
            if (outputs != null) {
                outputs.look();
            }
            follow(Doing.BEGIN, begin);
            return true;
        }
        if (outputs != null && outputs.select(nowNanos)) {
            follow(Doing.WRITE, outputs.write());
            return true;
        }
        if (samples != null && nowNanos - sampleNanos >= 0) {
            long period = samples.periodNanos();
            // Releases that have passed are left out, the phase stays.
            sampleNanos += ((nowNanos - sampleNanos) / period + 1) * period;
            follow(Doing.SAMPLE, sample);
            return true;
        }
        dueNanos = samples == null ? Long.MAX_VALUE : sampleNanos;
        if (outputs != null) {
            long look = outputs.nextNanos(nowNanos);
            dueNanos = samples == null || look - dueNanos < 0 ? look : dueNanos;
        }
        return false;
    }

    private void follow(Doing what, Step[] steps) {
        doing = what;
        script = steps;
        at = 0;
    }

    private void rest() {
        follow(Doing.NOTHING, NOTHING);
    }

    /** The script has been done. */
    private void end(long nowNanos) {
        Doing done = doing;
        rest();
        if (done == Doing.BEGIN) {
            begun = true;
            return;
        }
        everTried = true;
        failures = 0;
        retry.succeeded();
        if (done == Doing.SAMPLE && samples != null) {
            samples.publish(nowNanos);
            refusal(samples.refused(), nowNanos);
        } else if (outputs != null) {
            outputs.taken(nowNanos);
        }
        if (trouble != null) {
            trouble = null;
            LOG.info("{} answers again", name);
        }
    }

    /** Null where it is to be asked again, at {@link #dueNanos}. */
    private @Nullable Fault again(Step.Poll poll, long nowNanos) {
        long timeoutNanos = Math.round(poll.ready().timeoutMs() * MILLISECONDS.toNanos(1));
        if (!polling) {
            polling = true;
            pollEndNanos = nowNanos + timeoutNanos;
        }
        if (nowNanos - pollEndNanos >= 0) {
            return new Fault(
                    "not ready within " + poll.ready().timeoutMs() + " ms", "check its power");
        }
        dueNanos = nowNanos + Math.min(POLL_NANOS, Math.max(1, timeoutNanos / 4));
        return null;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void failed(Fault fault, long nowNanos) {
        everTried = true;
        begun = false;
        polling = false;
        rest();
        failures++;
        faults++;
        // One disturbed exchange costs one sample; a chip that stays away does not cost the bus.
        dueNanos = nowNanos + (failures == 1 ? retryNanos : retry.failed());
        if (samples != null) {
            samples.publishNone(nowNanos);
        }
        if (outputs != null) {
            outputs.lost();
        }
        if (!fault.what().equals(trouble)) {
            LOG.warn("{} fails: {}", name, fault);
        }
        trouble = fault.what();
    }

    /** A chip that was reset says that it does not measure, until it is initialised again. */
    private void refusal(boolean now, long nowNanos) {
        if (now && !refused) {
            LOG.warn("{} says that its sample is not valid", name);
            refusedNanos = nowNanos;
        } else if (refused && !now) {
            LOG.info("{} gives valid samples again", name);
        }
        refused = now;
        if (now && nowNanos - refusedNanos >= LONGEST_REFUSAL_NANOS) {
            refusedNanos = nowNanos;
            begun = false;
        }
    }

    /** Whether every input has had its first sample, valid or not, and outputs a first write. */
    public boolean tried() {
        return everTried && (samples == null || samples.published());
    }

    /** How often it has failed since the start. Any thread may ask. */
    public long faults() {
        return faults;
    }

    /** What the user calls it, and where it is. */
    @Override
    public String toString() {
        return name;
    }

    /**
     * Leaves the outputs at their safe values. The chip is not to be used any more.
     *
     * @param clock CLOCK_MONOTONIC
     * @param pause waits for so many ns
     */
    public void finish(LongSupplier clock, LongConsumer pause) {
        if (outputs == null) {
            return;
        }
        Fault fault = null;
        for (int attempt = 0; attempt < ATTEMPTS_AT_END; attempt++) {
            fault = makeSafe(outputs, clock, pause);
            if (fault == null) {
                outputs.leftSafe();
                return;
            }
            begun = false;
        }
        LOG.warn("{} was not left at its safe values: {}", name, fault);
    }

    private @Nullable Fault makeSafe(ChipOutputs set, LongSupplier clock, LongConsumer pause) {
        set.makeSafe();
        Fault fault = begun ? null : all(begin, clock, pause);
        if (fault == null && set.hasSafeSequence()) {
            return all(set.safe(), clock, pause);
        }
        for (int i = 0; fault == null && i < set.writes(); i++) {
            fault = all(set.write(i), clock, pause);
        }
        return fault;
    }

    private @Nullable Fault all(Step[] steps, LongSupplier clock, LongConsumer pause) {
        for (Step step : steps) {
            Fault fault = step.perform(port);
            long endNanos = clock.getAsLong() + MILLISECONDS.toNanos(100);
            while (fault != null && fault.isNotYet() && clock.getAsLong() - endNanos < 0) {
                pause.accept(POLL_NANOS);
                fault = step.perform(port);
            }
            if (fault != null) {
                return fault;
            }
            if (step.waitNanos() > 0) {
                pause.accept(step.waitNanos());
            }
        }
        return null;
    }
}
