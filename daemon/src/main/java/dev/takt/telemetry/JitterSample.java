package dev.takt.telemetry;

import dev.takt.timing.TimingSample;
import java.time.Instant;

/**
 * One interval of a loop. All figures but tick, state and margin are of this interval alone.
 *
 * @param at end of the interval
 * @param tick number of the last tick that ran, -1 if none did yet
 * @param rateHz releases served a second: the nominal rate less the missed ones
 * @param timing latency, execution and response time, ticks, missed, overruns
 * @param allocatedBytes by the loop thread
 * @param minorFaults of the loop thread
 * @param majorFaults of the loop thread
 * @param marginNanos how long before a release the loop spins, 0 if it does not
 * @param state of the loop in one word
 */
public record JitterSample(
        Instant at,
        long tick,
        double rateHz,
        TimingSample timing,
        long allocatedBytes,
        long minorFaults,
        long majorFaults,
        long marginNanos,
        String state) {}
