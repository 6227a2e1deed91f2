package dev.takt.service;

import dev.takt.config.LoopSettings;
import dev.takt.linux.MonotonicClock;
import dev.takt.loop.ControlLoop;
import dev.takt.loop.StateChange;
import dev.takt.supervision.Supervisor;
import dev.takt.systemd.Heartbeat;
import dev.takt.systemd.ServiceNotice;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs every change of a loop's state, and feeds the watchdog of the service manager: ten times a
 * second, off the loop thread.
 */
final class StateReports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateReports.class);

    private final ControlLoop loop;
    private final StateText text;
    private final @Nullable Supervisor supervisor;
    private final Runnable onStall;
    private final Consumer<String> told;
    private volatile @Nullable StateChange last;
    private @Nullable RegularSteps steps;
    private boolean stallTold;

    /**
     * @param supervisor of the loop; null where it has none
     * @param onStall run once, when the supervisor has put the outputs safe
     * @param told takes each line too
     */
    StateReports(
            ControlLoop loop,
            LoopSettings settings,
            @Nullable Supervisor supervisor,
            Runnable onStall,
            Consumer<String> told) {
        this.loop = loop;
        this.onStall = onStall;
        this.told = told;
        this.supervisor = supervisor;
        this.text = new StateText(settings.armTicks(), settings.lateLimit());
    }

    /** The last change of state; null before the first. */
    @Nullable StateChange last() {
        return last;
    }

    /**
     * To be called once.
     *
     * @param notice who the service manager is told by
     * @param beside what else is to be told as often
     */
    void start(ServiceNotice notice, Runnable beside) {
        Heartbeat heartbeat = new Heartbeat(notice, loop::lastTick);
        steps =
                RegularSteps.start(
                        "takt-states",
                        () -> step(heartbeat, beside),
                        failed -> LOG.warn("a state may not be told: {}", failed.toString()));
    }

    private void step(Heartbeat heartbeat, Runnable beside) {
        report();
        heartbeat.step(MonotonicClock.nowNanos());
        beside.run();
    }

    private void report() {
        if (supervisor != null && supervisor.stalledNanos() >= 0 && !stallTold) {
            stallTold = true;
            String line = text.ofStall(supervisor.stalledNanos(), loop.lastTick());
            LOG.warn(line);
            told.accept(line);
            onStall.run();
        }
        for (StateChange change : loop.stateChanges()) {
            String line = text.of(change);
            last = change;
            told.accept(line);
            switch (change.cause()) {
                case BEGUN, ARMED, INPUTS_GOOD, OFF_AGAIN, ENDED -> LOG.info(line);
                case RIGHTS_MISSING,
                        INPUT_INVALID,
                        INPUT_FAULT,
                        ON_TOO_LONG,
                        TOO_MANY_LATE,
                        STALLED,
                        FAILED ->
                        LOG.warn(line);
            }
        }
    }

    /** Logs what is left. A second call does nothing. */
    @Override
    public void close() {
        if (steps == null || steps.end()) {
            report();
        }
    }
}
