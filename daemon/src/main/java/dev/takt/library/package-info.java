/**
 * Takt as a library: formulas compiled to machine code inside a Java program.
 *
 * <p>In flows text: a configuration in JSON, or pairs of name and formula. {@link
 * dev.takt.library.Formulas} is what was read and checked; {@link
 * dev.takt.library.CompiledFormulas} is the code and the memory of one use of it. The program sets
 * each {@link dev.takt.library.Variable}, evaluates, and gets each {@link dev.takt.library.Result}.
 * Whatever is wrong with a text comes at once, as {@link dev.takt.library.Mistake}s in one {@link
 * dev.takt.library.FormulaException}.
 *
 * <ol>
 *   <li>Setting, evaluating and getting allocate nothing once the JIT has compiled them, take no
 *       lock and make no native call.
 *   <li>The numbers are those of {@code takt run} for the same text, bit for bit.
 *   <li>Nothing here starts a thread, reads a clock or opens a file or a board: the program says
 *       which tick it is.
 * </ol>
 *
 * <p>The language, its rules for NaN and its blocks are described in docs/formulas.md and
 * docs/blocks.md, the JSON in docs/configuration.md, this package in docs/library.md.
 */
@NullMarked
package dev.takt.library;

import org.jspecify.annotations.NullMarked;
