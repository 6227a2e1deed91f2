package dev.takt.telemetry;

import dev.takt.timing.Histograms;
import java.time.Instant;

/**
 * The histograms of one interval.
 *
 * @param from its begin
 * @param until its end
 * @param histograms of the interval alone; valid only while they are handed over
 */
public record HistogramInterval(Instant from, Instant until, Histograms histograms) {}
