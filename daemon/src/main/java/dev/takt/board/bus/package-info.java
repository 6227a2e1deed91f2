/**
 * The buses of a board: one thread for each, and whose turn it is on it.
 *
 * <p>In flow the inputs and outputs of a configuration that lie on I2C and SPI buses, out flow
 * {@link dev.takt.board.RealInput}s and {@link dev.takt.board.RealOutput}s, which the loop uses
 * without waiting for any bus. {@link dev.takt.board.bus.BusGroup} is the way in; the links to the
 * chips come from {@code board.pi4j} as {@link dev.takt.board.bus.LinkSource}; each chip is one of
 * {@code board.chip}.
 */
@NullMarked
package dev.takt.board.bus;

import org.jspecify.annotations.NullMarked;
