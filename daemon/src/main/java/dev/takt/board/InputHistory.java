package dev.takt.board;

/**
 * What is known of an input from one tick to the next. It belongs to the hardware, not to one
 * configuration of it: channels that take turns on the same hardware share it. Of the loop thread
 * alone.
 */
final class InputHistory {
    boolean started;
    long dueNanos;
    boolean everGood;
    boolean sampleGood;
    double lastGood = Double.NaN;
    long lastGoodNanos;
    boolean wasOk;
    long faultNanos;
}
