package dev.takt.attribution;

import java.util.List;

/**
 * What was seen while a tick was late.
 *
 * @param pauses of the JVM about that time
 * @param loopThreadId the kernel's id of the loop thread
 * @param load what the kernel counted from before the tick to after it, {@code waitedNanos} less
 *     what is usual
 * @param rival who ran on the loop's CPU meanwhile, empty if it cannot be told
 * @param clock the CPU's clock where it is below the full one, as {@code 600/1500MHz}, else empty
 * @param throttled whether the firmware holds the CPU back now
 * @param memoryBoard whether inputs and outputs are memory alone, as on the simulated board
 * @param slowInput name of the input that took longest, empty if that was not watched
 * @param slowOutput the same of the outputs
 * @param slowSets sets with {@code every} above 1 that were due in this tick, with commas
 */
record Evidence(
        List<Pause> pauses,
        int loopThreadId,
        Load load,
        String rival,
        String clock,
        boolean throttled,
        boolean memoryBoard,
        String slowInput,
        String slowOutput,
        String slowSets) {
    Evidence {
        pauses = List.copyOf(pauses);
    }
}
