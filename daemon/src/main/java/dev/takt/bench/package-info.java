/**
 * What one batch costs on this machine, on a ladder of seven rungs from formulas parsed each time
 * to formulas compiled.
 *
 * <p>{@link dev.takt.bench.BatchBench} measures any checked configuration on any {@link
 * dev.takt.bench.Rung}. Each rung leaves out one thing that the one above it does, so that the
 * quotient of their times has one cause; all rungs compute the same values.
 */
@NullMarked
package dev.takt.bench;

import org.jspecify.annotations.NullMarked;
