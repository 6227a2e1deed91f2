/**
 * Three ways to run a {@link dev.takt.formula.check.Program} without compiling it, none of them
 * used in the tick. All give the same bits.
 *
 * <p>{@link dev.takt.formula.interpret.Interpreter} is the reference for what a program means: it
 * walks statements and terms as they stand, without folding or sharing anything, and the compiled
 * batch is held against it. {@link dev.takt.formula.interpret.ContextInterpreter} and {@link
 * dev.takt.formula.interpret.FlatInterpreter} show what formulas cost where trees and values lie on
 * the heap, and where they lie in one memory; they are rungs of {@code takt bench}.
 */
@NullMarked
package dev.takt.formula.interpret;

import org.jspecify.annotations.NullMarked;
