package dev.takt.timing;

/**
 * What a set cost in the ticks that were timed.
 *
 * @param samples ticks of the last second in which it was timed
 * @param lastNanos the last time it took; 0 where it was never timed
 * @param meanNanos average of the last second, NaN where {@code samples} is 0
 * @param maxNanos longest of the last second, 0 where {@code samples} is 0
 * @param peakNanos longest of all, 0 where it was never timed
 */
public record SetTimes(
        long samples, long lastNanos, double meanNanos, long maxNanos, long peakNanos) {}
