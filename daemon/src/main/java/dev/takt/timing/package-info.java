/**
 * How punctual the loop is: wake-up latency, execution time and response time of every tick, missed
 * ticks and overruns.
 *
 * <p>In flow, on the loop thread, the release, the start and the end of each tick, into a {@link
 * dev.takt.timing.TickRecorder}, and the times between its stages into its {@link
 * dev.takt.timing.ExcursionWatch}. Out flow, on another thread, {@link
 * dev.takt.timing.TimingSample}s of one interval or of the whole run, the {@link
 * dev.takt.timing.Histograms} behind them, and the late ticks one by one.
 *
 * <ol>
 *   <li>The writer never waits and never allocates, whatever the reader does.
 *   <li>No tick is lost between two samples, and none is counted twice.
 *   <li>A missed tick counts in latency and response time with what it would have had, so that a
 *       stall of one second at 1000 Hz weighs 1000 releases and not one.
 * </ol>
 */
@NullMarked
package dev.takt.timing;

import org.jspecify.annotations.NullMarked;
