package dev.takt.loop;

import dev.takt.linux.CpuLatency;
import dev.takt.linux.CpuSet;
import dev.takt.linux.CpuTopology;
import dev.takt.linux.MemoryLock;
import dev.takt.linux.NativeHeap;
import dev.takt.linux.ProcessThreads;
import dev.takt.linux.Refusal;
import dev.takt.linux.ThreadScheduling;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for everything the loop thread should have and gathers what it could not get. */
final class RealTimeRights implements AutoCloseable {
    private static final int NO_CPU = -1;
    private static final long TIMER_SLACK_NANOS = 1;
    static final Path THROTTLE = Path.of("/proc/sys/kernel/sched_rt_runtime_us");

    private final RealTimeSettings settings;
    private final List<Degradation> degradations = new ArrayList<>();
    private int cpu = NO_CPU;
    private Optional<CpuLatency> latency = Optional.empty();

    RealTimeRights(RealTimeSettings settings) {
        this.settings = settings;
    }

    /** Its CPU, for the calling thread. Comes before warming up. */
    void takePlace() {
        CpuSet allowed = ThreadScheduling.affinity(ThreadScheduling.SELF);
        int chosen = CpuSelection.choose(settings.cpu(), CpuTopology.read().isolated(), allowed);
        if (!pin(chosen) && settings.cpu() == RealTimeSettings.AUTO_CPU) {
            pin(allowed.last());
        }
        note(ThreadScheduling.setTimerSlack(TIMER_SLACK_NANOS));
    }

    private boolean pin(int wanted) {
        Optional<Refusal> refusal =
                wanted == NO_CPU
                        ? Optional.empty()
                        : ThreadScheduling.setAffinity(ThreadScheduling.SELF, CpuSet.of(wanted));
        note(refusal);
        if (refusal.isEmpty()) {
            cpu = wanted;
        }
        return refusal.isEmpty();
    }

    /**
     * For the process. Comes after warming up, so that what it took besides is not kept for good.
     */
    void lockMemory() {
        NativeHeap.trim();
        note(MemoryLock.lockOnFault());
    }

    /** Comes after warming up: until then the JIT may have every CPU there is. */
    void keepOthersOff() {
        if (cpu != NO_CPU) {
            note(ProcessThreads.keepOff(cpu, ThreadScheduling.threadId()));
        }
    }

    /** Real-time priority, for the calling thread. Comes after warming up. */
    void takePriority(boolean neverSleeps) {
        CpuLatency held = CpuLatency.hold(CpuLatency.DEVICE);
        latency = Optional.of(held);
        note(held.refusal());
        Optional<Refusal> refusal = ThreadScheduling.useFifo(settings.priority());
        note(refusal);
        if (neverSleeps && refusal.isEmpty()) {
            throttled(throttle(THROTTLE)).ifPresent(degradations::add);
        }
    }

    /** A thread that never sleeps is stopped by the kernel for the rest of each second. */
    static Optional<Degradation> throttled(String runtimeMicros) {
        String runtime = runtimeMicros.strip();
        if (runtime.isEmpty() || runtime.equals("-1")) {
            return Optional.empty();
        }
        return Optional.of(
                new Degradation(
                        "spinning is stopped by the kernel after %s µs of every second"
                                .formatted(runtime),
                        "wait \"hybrid\", or: sudo sysctl -w kernel.sched_rt_runtime_us=-1"));
    }

    private void note(Optional<Refusal> refusal) {
        refusal.map(Degradation::of)
                .filter(one -> !degradations.contains(one))
                .ifPresent(degradations::add);
    }

    /** What could not be had, in the order it was asked for. */
    List<Degradation> degradations() {
        return List.copyOf(degradations);
    }

    /** The CPU the calling thread is pinned to, -1 if none. */
    int cpu() {
        return cpu;
    }

    @Override
    public void close() {
        latency.ifPresent(CpuLatency::close);
    }

    /** Files below /proc/sys give all they have to the first read, however small that is. */
    static String throttle(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException unknown) {
            return "";
        }
    }
}
