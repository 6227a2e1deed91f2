package dev.takt.service;

import dev.takt.linux.ThreadCounts;
import dev.takt.loop.ControlLoop;
import dev.takt.loop.LoopClock;
import dev.takt.loop.RealTimeThread;
import dev.takt.telemetry.LoopProbe;

/** What telemetry asks of the loop. */
record RunningLoop(ControlLoop loop, RealTimeThread thread, LoopClock clock) implements LoopProbe {
    @Override
    public long tick() {
        return loop.lastTick();
    }

    @Override
    public String state() {
        return loop.state().name();
    }

    @Override
    public long allocatedBytes() {
        return thread.allocatedBytes();
    }

    @Override
    public ThreadCounts disturbances() {
        return thread.disturbances();
    }

    @Override
    public long marginNanos() {
        return clock.marginNanos();
    }
}
