package dev.takt.loop;

/**
 * Where and how the loop thread runs.
 *
 * @param cpu CPU number, or {@link #AUTO_CPU}: an isolated one where there is one, else the last
 *     the process may use
 * @param priority of SCHED_FIFO, 1..80: above lie the kernel's own threads
 */
public record RealTimeSettings(int cpu, int priority) {
    public static final int AUTO_CPU = -1;
    public static final int MOST_PRIORITY = 80;

    /**
     * @throws IllegalArgumentException if one of them is outside its range
     */
    public RealTimeSettings {
        if (cpu < AUTO_CPU) {
            throw new IllegalArgumentException("cpu >= -1 expected, got " + cpu);
        }
        if (priority < 1 || priority > MOST_PRIORITY) {
            throw new IllegalArgumentException("1 <= priority <= 80 expected, got " + priority);
        }
    }
}
