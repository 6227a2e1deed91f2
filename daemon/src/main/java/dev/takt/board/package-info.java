/**
 * Inputs and outputs as the loop sees them.
 *
 * <p>Two streams pass through here, once a tick each: samples flow from {@link
 * dev.takt.board.RealInput}s through {@link dev.takt.board.InputChannel}s, which add quality and
 * age, into the arena; values flow from the arena through {@link dev.takt.board.OutputChannel}s
 * into {@link dev.takt.board.RealOutput}s. Nothing in either stream allocates, locks or blocks.
 *
 * <p>Hardware outlives the channels that lead to it: a reload makes other channels, over another
 * arena, on the hardware that is open ({@link dev.takt.board.ChannelBoard#over}).
 *
 * <p>{@code board.pi4j} makes the inputs and outputs of a configuration as Pi4J objects and is
 * where a board is opened; {@code board.sim} is the Pi4J plugin of the simulated board; {@code
 * board.file} reads and writes files of the kernel on threads of its own, {@code board.bus} chips
 * on I2C and SPI buses, each of them a {@code board.chip}.
 */
@NullMarked
package dev.takt.board;

import org.jspecify.annotations.NullMarked;
