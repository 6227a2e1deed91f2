/**
 * Function blocks: the parts of the formula language that remember something.
 *
 * <p>A block is a static method over a few cells of the arena: {@code (memory, at, dtSeconds,
 * arguments...)} in, its value out, the cells updated. {@link dev.takt.block.BlockKind} lists them
 * all with their parameters, the number of cells and the method that interpreter and compiled code
 * both call. Three rules hold for every one:
 *
 * <ol>
 *   <li>Cells that are all zero mean a block that has never run; nothing else sets a block up, and
 *       zeroing the cells resets it.
 *   <li>A sample that is not a finite number, or that would make the state infinite, leaves filters
 *       and integrators as though that evaluation had not happened, and the value is NaN. What one
 *       sample broke is whole again with the next. An argument that makes no sense at that moment
 *       (a lower limit above the upper) does the same.
 *   <li>A condition is true where it is neither 0 nor NaN. An edge is a change from one valid
 *       condition to the next; samples that are NaN are passed over. Before the first evaluation
 *       every condition counts as 0.
 * </ol>
 *
 * <p>{@code dtSeconds} is the time between two evaluations. Times are counted in whole evaluations,
 * never added up, so that no rounding error grows. Neighbours: none; nothing of Takt is used here.
 */
@NullMarked
package dev.takt.block;

import org.jspecify.annotations.NullMarked;
