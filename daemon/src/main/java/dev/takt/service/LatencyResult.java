package dev.takt.service;

import dev.takt.config.LoopSettings;
import dev.takt.linux.ThreadCounts;
import dev.takt.linux.ThreadPolicy;
import dev.takt.loop.Degradation;
import dev.takt.telemetry.Summary;
import dev.takt.timing.Histograms;
import java.util.List;

/**
 * How punctual a run was, and under which conditions it was so.
 *
 * @param asked how the loop was to be driven
 * @param summary percentiles, counts, allocation and page faults of the whole run
 * @param histograms the distributions behind the percentiles
 * @param disturbances page faults and context switches of the loop thread
 * @param policy how the kernel really scheduled the loop thread
 * @param cpu the CPU it was pinned to, -1 for none
 * @param refused what the loop had to do without
 */
public record LatencyResult(
        LoopSettings asked,
        Summary summary,
        Histograms histograms,
        ThreadCounts disturbances,
        ThreadPolicy policy,
        int cpu,
        List<Degradation> refused) {
    public LatencyResult {
        refused = List.copyOf(refused);
    }
}
