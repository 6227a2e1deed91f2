/**
 * GPIO lines as Pi4J digital inputs and outputs over the kernel's GPIO chips.
 *
 * <p>In flow Pi4J configurations, out flow objects that are {@link dev.takt.board.RealInput} and
 * {@link dev.takt.board.RealOutput} beside the interface of Pi4J. Made one by one, each is a
 * request of its own and works at once; made between {@link dev.takt.board.BulkProvider#gather} and
 * {@link dev.takt.board.BulkProvider#request}, all lines of a chip are one request per direction,
 * exchanged by one system call a tick.
 */
@NullMarked
package dev.takt.board.pi4j.gpio;

import org.jspecify.annotations.NullMarked;
