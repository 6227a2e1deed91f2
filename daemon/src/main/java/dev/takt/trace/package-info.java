/**
 * Signals at full rate for clients of the control socket.
 *
 * <p>In flow rows of the {@link dev.takt.recording.SignalRing}, the past ones that it still holds
 * and each new one; out flow lines of the protocol, made by a {@link dev.takt.trace.RowFeed} on the
 * thread of the control server. A client that is too slow is told what it has missed; the loop
 * knows nothing of any client.
 */
@NullMarked
package dev.takt.trace;

import org.jspecify.annotations.NullMarked;
