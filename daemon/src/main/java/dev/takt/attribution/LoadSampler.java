package dev.takt.attribution;

import dev.takt.linux.TaskStat;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes the kernel's figures of one thread and one CPU. Switches are read only where the kernel
 * does not say how long the thread has waited. Used by one thread at a time.
 */
final class LoadSampler implements AutoCloseable {
    private static final int MINOR_FIELD = 7;
    private static final int MAJOR_FIELD = 9;
    private static final int STEAL_FIELD = 8;

    /** The kernel counts this time in hundredths of a second, whatever its own tick is. */
    private static final long STEAL_UNIT_NANOS = 10_000_000;

    /** The lines of the CPUs stand first in /proc/stat; long ones of interrupts follow. */
    private static final int MOST_LINE_BYTES = 256;

    private static final String SWITCHES = "nonvoluntary_ctxt_switches:";

    private final ProcFile delays;
    private final ProcFile stat;
    private final ProcFile status;
    private final ProcFile machine;
    private final List<ProcFile> throttles;
    private final String cpuName;

    /**
     * @param threadId the kernel's id of the loop thread
     * @param cpu its CPU, -1 for none
     */
    LoadSampler(int threadId, int cpu) {
        this(
                Path.of("/proc/self/task", Integer.toString(threadId)),
                Path.of("/proc/stat"),
                Path.of("/sys/devices/system/cpu/cpu" + cpu + "/thermal_throttle"),
                cpu);
    }

    /** The same from other places, for tests over recorded files. */
    LoadSampler(Path task, Path machine, Path throttle, int cpu) {
        this.delays = new ProcFile(task.resolve("schedstat"));
        this.stat = new ProcFile(task.resolve("stat"));
        this.status = new ProcFile(task.resolve("status"));
        this.machine = new ProcFile(machine, ByteBuffer.allocate((cpu + 2) * MOST_LINE_BYTES));
        this.throttles =
                List.of(
                        new ProcFile(throttle.resolve("core_throttle_count")),
                        new ProcFile(throttle.resolve("package_throttle_count")));
        this.cpuName = "cpu" + cpu + " ";
    }

    /**
     * The figures of this moment.
     *
     * @param nowNanos time on CLOCK_MONOTONIC
     */
    Load sample(long nowNanos) {
        long waitedNanos = field(delays.read().split(" "), 1);
        String[] counts = TaskStat.fields(stat.read());
        return new Load(
                nowNanos,
                waitedNanos,
                field(counts, MINOR_FIELD),
                field(counts, MAJOR_FIELD),
                waitedNanos == Load.UNKNOWN ? switches(status.read()) : Load.UNKNOWN,
                stolenNanos(machine.read()),
                throttles());
    }

    private static long field(String[] fields, int index) {
        return fields.length > index ? ProcFile.number(fields[index]) : Load.UNKNOWN;
    }

    private static long switches(String status) {
        int at = status.indexOf("\n" + SWITCHES);
        return at < 0
                ? Load.UNKNOWN
                : ProcFile.number(status.substring(at + 1 + SWITCHES.length()));
    }

    private long stolenNanos(String text) {
        return text.lines()
                .filter(line -> line.startsWith(cpuName))
                .map(line -> field(line.split(" +"), STEAL_FIELD))
                .filter(units -> units != Load.UNKNOWN)
                .map(units -> units * STEAL_UNIT_NANOS)
                .findFirst()
                .orElse(Load.UNKNOWN);
    }

    private long throttles() {
        long sum = 0;
        for (ProcFile file : throttles) {
            long count = ProcFile.number(file.read());
            if (count == Load.UNKNOWN) {
                return Load.UNKNOWN;
            }
            sum += count;
        }
        return sum;
    }

    @Override
    public void close() {
        delays.close();
        stat.close();
        status.close();
        machine.close();
        throttles.forEach(ProcFile::close);
    }
}
