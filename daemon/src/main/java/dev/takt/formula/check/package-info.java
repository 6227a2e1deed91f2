/**
 * Trees to a program: names resolved, functions inlined, circles found, order fixed.
 *
 * <p>{@link dev.takt.formula.check.Checker} takes {@link dev.takt.formula.check.Declarations} and
 * gives a {@link dev.takt.formula.check.Program}: statements over cells in the order in which a
 * tick runs them. A program exists only without errors. It is not optimised, so that the
 * interpreter, which runs it as it stands, is a reference for the compiler in {@code batch}, which
 * folds and shares.
 */
@NullMarked
package dev.takt.formula.check;

import org.jspecify.annotations.NullMarked;
