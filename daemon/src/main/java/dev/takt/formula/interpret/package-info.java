/**
 * The reference for what a program means: {@link dev.takt.formula.interpret.Interpreter} walks the
 * statements and terms of a {@link dev.takt.formula.check.Program} as they stand, without folding
 * or sharing anything. The compiled batch is held against it bit for bit. Never used in the tick.
 */
@NullMarked
package dev.takt.formula.interpret;

import org.jspecify.annotations.NullMarked;
