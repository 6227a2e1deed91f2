/**
 * The last seconds of every signal at full rate, in memory.
 *
 * <p>In flows, on the loop thread and once a tick, a copy of the cells of the arena into a {@link
 * dev.takt.recording.SignalRing}; what a row holds is said by its {@link
 * dev.takt.recording.RowLayout}. Out flows, on any other thread, a {@link
 * dev.takt.recording.Window}: a copy of some rows, each whole and in order, taken without the loop
 * noticing. The files made of it are the matter of {@code recording.file}.
 */
@NullMarked
package dev.takt.recording;

import org.jspecify.annotations.NullMarked;
