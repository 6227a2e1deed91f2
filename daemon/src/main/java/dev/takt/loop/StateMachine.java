package dev.takt.loop;

import dev.takt.LoopThread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of one loop and what leads from each to the next.
 *
 * <pre>
 * STARTING → ARMING → RUNNING ⇄ DEGRADED → SAFE → STOPPED      to SAFE also from RUNNING and ARMING,
 *                                                             to STOPPED from any
 * </pre>
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>In ARMING, SAFE and STOPPED outputs are held. Only {@link #decide} lets go of them, when
 *       every input that they wait for has been good in so many ticks in a row.
 *   <li>The cause of SAFE is acted on in the tick that latches it. SAFE is left to STOPPED only: no
 *       cause goes away so that outputs move again by themselves.
 *   <li>What {@link #state} says is published by {@link #commit}, after the outputs are what the
 *       state promises; {@link #drain} tells every change once.
 * </ol>
 *
 * <p>{@link #state} and {@link #running} may be asked from any thread, {@link #drain} from one; the
 * rest belongs to the loop thread, or to who ends a loop that does not run.
 */
final class StateMachine {
    private final int armTicks;
    private final StateChanges changes = new StateChanges();

    private volatile LoopState state = LoopState.STARTING;

    /** The last state but STOPPED. */
    private volatile LoopState running = LoopState.STARTING;

    private boolean rightsMissing;
    private int goodTicks;

    // What decide and goSafe have found, for commit.
    private LoopState next = LoopState.STARTING;
    private StateCause cause = StateCause.BEGUN;
    private @Nullable String input;
    private long sinceNanos;

    /** The input that the present state is told with. */
    private @Nullable String told;

    /**
     * @param armTicks ticks in a row in which inputs must be good before outputs move, at least 1
     */
    StateMachine(int armTicks) {
        if (armTicks < 1) {
            throw new IllegalArgumentException("armTicks >= 1 expected, got " + armTicks);
        }
        this.armTicks = armTicks;
    }

    /**
     * Goes from STARTING to ARMING.
     *
     * @throws IllegalStateException in any other state
     */
    void begin(boolean degraded, long nowNanos) {
        if (state != LoopState.STARTING) {
            throw new IllegalStateException("state STARTING expected, is " + state);
        }
        rightsMissing = degraded;
        find(LoopState.ARMING, StateCause.BEGUN, null, nowNanos);
        commit(-1, nowNanos);
    }

    /**
     * Finds the state of this tick, after the inputs were latched and before anything is posted.
     *
     * @return whether outputs are held at their safe values
     */
    @LoopThread
    boolean decide(InputWatch inputs, long nowNanos) {
        inputs.look(nowNanos);
        if (next == LoopState.SAFE) {
            return true;
        }
        switch (state) {
            case ARMING -> arm(inputs, nowNanos);
            case RUNNING, DEGRADED -> follow(inputs, nowNanos);
            case STARTING, SAFE, STOPPED -> {}
        }
        return next != LoopState.RUNNING && next != LoopState.DEGRADED;
    }

    @LoopThread
    private void arm(InputWatch inputs, long nowNanos) {
        if (!inputs.awaitsAny()) {
            goodTicks = armTicks;
        } else if (inputs.missing() == InputWatch.NONE) {
            goodTicks++;
        } else {
            goodTicks = 0;
        }
        if (goodTicks >= armTicks) {
            run(inputs, StateCause.ARMED, nowNanos);
        }
    }

    @LoopThread
    private void follow(InputWatch inputs, long nowNanos) {
        int fatal = inputs.fatal();
        if (fatal == InputWatch.NONE) {
            run(inputs, StateCause.INPUTS_GOOD, nowNanos);
        } else {
            find(
                    LoopState.SAFE,
                    StateCause.INPUT_FAULT,
                    inputs.name(fatal),
                    inputs.badSince(fatal));
        }
    }

    /** RUNNING, or DEGRADED where something is amiss. */
    @LoopThread
    private void run(InputWatch inputs, StateCause allWell, long nowNanos) {
        int invalid = inputs.invalid();
        if (invalid != InputWatch.NONE) {
            find(
                    LoopState.DEGRADED,
                    StateCause.INPUT_INVALID,
                    inputs.name(invalid),
                    inputs.badSince(invalid));
        } else if (rightsMissing) {
            find(LoopState.DEGRADED, StateCause.RIGHTS_MISSING, null, nowNanos);
        } else {
            find(LoopState.RUNNING, allWell, null, nowNanos);
        }
    }

    @LoopThread
    private void find(LoopState to, StateCause why, @Nullable String who, long since) {
        next = to;
        cause = why;
        input = who;
        sinceNanos = since;
    }

    /** From now on outputs are held, until the loop ends; to be committed once they are safe. */
    @LoopThread
    void goSafe(StateCause why, long nowNanos) {
        if (state != LoopState.SAFE) {
            find(LoopState.SAFE, why, null, nowNanos);
        }
    }

    /** Ends it. The outputs are safe. */
    @LoopThread
    void stop(StateCause why, long tick, long nowNanos) {
        find(LoopState.STOPPED, why, null, nowNanos);
        commit(tick, nowNanos);
    }

    /**
     * Publishes what was found: the outputs are now as it says. That another input is the cause of
     * a state that goes on is a change too.
     */
    @LoopThread
    @SuppressWarnings("ReferenceEquality") // each input has one name, and it is that object
    void commit(long tick, long nowNanos) {
        LoopState before = state;
        if (next == before && input == told) {
            return;
        }
        changes.put(before, next, cause, input, tick, nowNanos, sinceNanos);
        told = input;
        if (next != LoopState.STOPPED) {
            running = next;
        }
        state = next;
    }

    /** Tells of something that does not change the state. */
    @LoopThread
    void note(StateCause what, String point, long tick, long nowNanos, long since) {
        changes.put(state, state, what, point, tick, nowNanos, since);
    }

    LoopState state() {
        return state;
    }

    /** The state now, or the one before STOPPED. */
    LoopState running() {
        return running;
    }

    /** The changes since the last call, in order. */
    List<StateChange> drain() {
        return changes.drain();
    }
}
