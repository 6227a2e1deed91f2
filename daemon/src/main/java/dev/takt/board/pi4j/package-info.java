/**
 * Opens a board: a Pi4J context, one Pi4J input or output for every point of a configuration, and
 * the channels between them and the arena.
 *
 * <p>In flow the points of a configuration, out flows a {@link dev.takt.board.Board} from {@link
 * dev.takt.board.pi4j.Boards}. Inputs and outputs that are {@link dev.takt.board.RealInput} and
 * {@link dev.takt.board.RealOutput} are used as such; those of any other Pi4J provider are used
 * through the plain interfaces of Pi4J. Points that are files go to {@code board.file}, past Pi4J.
 */
@NullMarked
package dev.takt.board.pi4j;

import org.jspecify.annotations.NullMarked;
