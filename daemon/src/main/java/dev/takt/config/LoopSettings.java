package dev.takt.config;

/**
 * How the tick is driven.
 *
 * @param rateHz ticks per second, {@value #SLOWEST_HZ} to {@value #FASTEST_HZ}
 * @param cpu the CPU the loop thread is pinned to
 * @param priority priority under SCHED_FIFO, {@value #LOWEST_PRIORITY} to {@value
 *     #HIGHEST_PRIORITY}
 * @param waitMode how the loop waits for a release
 * @param overrun what follows when a tick takes longer than its period
 * @param lateLimit when {@link OverrunPolicy#SAFE} puts the outputs safe
 * @param armTicks ticks in a row in which the inputs that outputs wait for must be good, 1 to
 *     {@value #LONGEST_ARMING}
 * @param stallMs time in ms without a finished tick after which a supervisor puts the outputs safe,
 *     at least two periods; NaN for the standard of the board
 */
public record LoopSettings(
        double rateHz,
        CpuChoice cpu,
        int priority,
        WaitMode waitMode,
        OverrunPolicy overrun,
        LateLimit lateLimit,
        int armTicks,
        double stallMs) {
    public static final double SLOWEST_HZ = 1;
    public static final double FASTEST_HZ = 20_000;

    /** Leaves 10 ms to notice a stall, so that the outputs are safe within 50 ms of its begin. */
    public static final double STALL_MS = 40;

    public static final double STALL_PERIODS = 3;
    public static final int LONGEST_ARMING = 100_000;
    public static final int LOWEST_PRIORITY = 1;

    /** Below the threads of the kernel that do the migration and the watchdog, which run at 99. */
    public static final int HIGHEST_PRIORITY = 80;

    /** What holds where the file says nothing. */
    public static final LoopSettings DEFAULT =
            new LoopSettings(
                    1000,
                    CpuChoice.AUTO,
                    40,
                    WaitMode.HYBRID,
                    OverrunPolicy.SKIP,
                    LateLimit.DEFAULT,
                    10,
                    Double.NaN);

    /** What holds on real hardware where the file says nothing. */
    public double stallMsOrStandard() {
        double standard = Math.max(STALL_MS, STALL_PERIODS * 1000 / rateHz);
        return Double.isNaN(stallMs) ? standard : stallMs;
    }

    /** Time between two releases. */
    public long periodNanos() {
        return Math.round(1e9 / rateHz);
    }
}
