package dev.takt.attribution;

import dev.takt.linux.MonotonicClock;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where evidence comes from on this machine. Used by one thread at a time. */
public final class Sources implements AutoCloseable {
    private final PauseLog pauses;
    private final LoadSampler load;
    private final Rivals rivals;
    private final CpuClock clock;

    /**
     * @param pauseLog the JVM's log of its pauses, null for none
     * @param threadId the kernel's id of the loop thread
     * @param cpu its CPU, -1 where it is not pinned
     */
    public Sources(@Nullable Path pauseLog, int threadId, int cpu) {
        this.pauses = new PauseLog(pauseLog);
        this.load = new LoadSampler(threadId, cpu);
        this.rivals = new Rivals(cpu, threadId);
        this.clock = new CpuClock(cpu);
    }

    /** How fast the CPU is at a moment. */
    record Speed(String reduced, boolean throttled) {}

    List<Pause> pauses() {
        return pauses.read();
    }

    Load load() {
        return load.sample(MonotonicClock.nowNanos());
    }

    Rivals rivals() {
        return rivals;
    }

    Speed speed() {
        return new Speed(clock.reduced(), clock.throttled());
    }

    @Override
    public void close() {
        pauses.close();
        load.close();
    }
}
