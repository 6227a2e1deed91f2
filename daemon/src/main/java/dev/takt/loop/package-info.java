/**
 * The loop: wait for the release, latch the inputs, evaluate, post the outputs, record.
 *
 * <p>In flow a {@link dev.takt.batch.Batch}, a {@link dev.takt.board.Board} and the arena between
 * them; time comes through a {@link dev.takt.loop.LoopClock}, so that a manual clock drives a whole
 * loop in a test. Out flow what the board posts and what the {@link dev.takt.timing.TickRecorder}
 * holds. Batch, arena and board come as one {@link dev.takt.loop.Generation}, which an {@link
 * dev.takt.loop.Exchange} replaces between two ticks. {@link dev.takt.loop.ControlLoop} is the
 * tick, {@link dev.takt.loop.RealTimeThread} the thread that runs it with whatever real-time rights
 * the process has.
 *
 * <p>Where the loop thread meets another, and the test that holds it. Neither side ever waits for
 * the other, except a reader for the writer to leave a histogram.
 *
 * <table>
 *   <caption>Places where threads meet</caption>
 *   <tr><th>what</th><th>written by</th><th>read by</th><th>published by</th><th>test</th></tr>
 *   <tr><td>histograms of {@code TickRecorder}</td><td>loop</td><td>reports, summary</td>
 *       <td>a change of histogram that waits for the writer</td><td>TickRecorderRaceTest</td></tr>
 *   <tr><td>missed ticks and overruns</td><td>loop</td><td>any</td>
 *       <td>release and acquire, one writer</td><td>TickRecorderRaceTest</td></tr>
 *   <tr><td>samples of {@code board.file}</td><td>takt-files</td><td>loop</td>
 *       <td>one immutable object in a volatile field</td><td>FileSampleRaceTest</td></tr>
 *   <tr><td>values for {@code board.file}</td><td>loop</td><td>takt-files-out</td>
 *       <td>a volatile double, the latest wins</td><td>FileSampleRaceTest</td></tr>
 *   <tr><td>cells of the arena</td><td>loop</td><td>any</td>
 *       <td>nothing: each cell is whole; all of one tick only once the thread has ended; for the
 *       microseconds of a {@code DryRun} those of the tick to come</td>
 *       <td>SignalArenaRaceTest</td></tr>
 *   <tr><td>rows of {@code SignalRing}</td><td>loop</td><td>recorder</td>
 *       <td>a count, released after each row; what was written over is left out</td>
 *       <td>SignalRingRaceTest</td></tr>
 *   <tr><td>{@code Mailbox}</td><td>any</td><td>loop</td>
 *       <td>a ring of references, release and acquire; the fate of each transaction by compare and
 *       set</td><td>MailboxTest</td></tr>
 *   <tr><td>{@code ProcessImage}</td><td>loop</td><td>any, other processes</td>
 *       <td>a sequence number, odd while it is written</td><td>ProcessImageRaceTest</td></tr>
 *   <tr><td>{@code PostRing}</td><td>any, other processes</td><td>loop</td>
 *       <td>a sequence number for each place, compare and set with release</td>
 *       <td>PostRingTest</td></tr>
 *   <tr><td>{@code requestStop}</td><td>any</td><td>loop</td><td>a volatile field</td>
 *       <td>ControlLoopRaceTest</td></tr>
 *   <tr><td>the next generation</td><td>reload, which may withdraw it</td><td>loop</td>
 *       <td>one atomic reference; who takes the offer out of it has it</td>
 *       <td>ControlLoopRaceTest</td></tr>
 *   <tr><td>generation, tick that took it up</td><td>loop</td><td>any</td>
 *       <td>volatile fields, after the cells and the board are handed over</td>
 *       <td>ControlLoopRaceTest</td></tr>
 *   <tr><td>state, fault</td><td>loop</td><td>any</td>
 *       <td>volatile fields; the state last, after outputs and fault</td>
 *       <td>ControlLoopRaceTest</td></tr>
 *   <tr><td>changes of state</td><td>loop</td><td>takt-states</td>
 *       <td>a ring, release and acquire; what does not fit is counted</td>
 *       <td>StateMachineTest</td></tr>
 *   <tr><td>that the gate is shut</td><td>supervisor</td><td>loop</td>
 *       <td>a volatile field, before it writes; looked at before and after each post</td>
 *       <td>OutputGateRaceTest</td></tr>
 *   <tr><td>when an output has to be off</td><td>loop</td><td>supervisor</td>
 *       <td>release and acquire</td><td>SupervisorTest</td></tr>
 *   <tr><td>last tick</td><td>loop</td><td>any</td>
 *       <td>release and acquire, after its signals and times</td>
 *       <td>ControlLoopRaceTest</td></tr>
 *   <tr><td>margin of the hybrid clock</td><td>loop</td><td>reports</td>
 *       <td>opaque: a number of its own</td><td>HybridClockRaceTest</td></tr>
 *   <tr><td>{@code ThreadMeter}</td><td>loop</td><td>reports, summary</td>
 *       <td>a volatile phase, looked at before and after</td><td>ThreadMeterRaceTest</td></tr>
 *   <tr><td>rights, CPU, warm-up</td><td>loop, before its first tick</td><td>any</td>
 *       <td>volatile fields and a latch</td><td>RealTimeThreadTest</td></tr>
 *   <tr><td>board and arena, to be closed</td><td>loop</td><td>who closes</td>
 *       <td>the end of the thread</td><td>ControllerTest</td></tr>
 * </table>
 */
@NullMarked
package dev.takt.loop;

import org.jspecify.annotations.NullMarked;
