/**
 * A checked program to compiled code over one arena.
 *
 * <p>{@link dev.takt.batch.BatchCompiler} goes through four stages, each with a type of its own:
 * {@code ValueGraph} holds the values of a segment, each once (folding and sharing happen as it is
 * built); {@code Placement} decides which of them get a local variable and where; {@code
 * ProcedurePlan} cuts the work into methods below the size up to which the JIT compiles; {@code
 * UnitWriter} writes hidden classes through {@code java.lang.classfile}. The result is a {@link
 * dev.takt.batch.CompiledBatch}: static methods over a constant memory segment and the handles of
 * native functions.
 */
@NullMarked
package dev.takt.batch;

import org.jspecify.annotations.NullMarked;
