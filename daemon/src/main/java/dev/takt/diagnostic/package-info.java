/**
 * What is wrong with a text, where, and what was probably meant.
 *
 * <p>A {@link dev.takt.diagnostic.Source} is one file; a {@link dev.takt.diagnostic.Fragment} is a
 * piece of text taken out of it (a formula inside a JSON string) that still knows where each of its
 * characters stood. Readers and checkers put {@link dev.takt.diagnostic.Diagnostic}s into one
 * {@link dev.takt.diagnostic.Diagnostics} and go on, so that a user sees all mistakes at once;
 * {@link dev.takt.diagnostic.DiagnosticRenderer} prints them with the source line and a caret.
 */
@NullMarked
package dev.takt.diagnostic;

import org.jspecify.annotations.NullMarked;
