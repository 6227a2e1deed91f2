package dev.takt.config;

/**
 * The CPU the loop thread is pinned to.
 *
 * @param cpu its number as the kernel counts, from 0; -1 where Takt chooses one
 */
public record CpuChoice(int cpu) {
    /** Takt chooses. */
    public static final CpuChoice AUTO = new CpuChoice(-1);

    public boolean isAuto() {
        return cpu < 0;
    }
}
