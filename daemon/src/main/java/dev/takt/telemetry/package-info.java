/**
 * What a running loop tells the outside: the jitter line each second, a line for every late tick,
 * the histogram log, the summary at the end, and where log lines go.
 *
 * <p>In flow samples of the {@link dev.takt.timing.TickRecorder} and a {@link
 * dev.takt.telemetry.LoopProbe} on the loop. Out flow lines to the terminal and to a rolling file
 * or to systemd's journal through SLF4J and Logback, and {@link dev.takt.telemetry.JitterSample}s
 * to whoever wants them in another form. All of it happens off the loop thread, which waits for
 * none of it.
 */
@NullMarked
package dev.takt.telemetry;

import org.jspecify.annotations.NullMarked;
