/**
 * The loop: wait for the release, latch the inputs, evaluate, post the outputs, record.
 *
 * <p>In flow a {@link dev.takt.batch.Batch}, a {@link dev.takt.board.Board} and the arena between
 * them; time comes through a {@link dev.takt.loop.LoopClock}, so that a manual clock drives a whole
 * loop in a test. Out flow what the board posts and what the {@link dev.takt.timing.TickRecorder}
 * holds. {@link dev.takt.loop.ControlLoop} is the tick, {@link dev.takt.loop.RealTimeThread} the
 * thread that runs it with whatever real-time rights the process has.
 */
@NullMarked
package dev.takt.loop;

import org.jspecify.annotations.NullMarked;
