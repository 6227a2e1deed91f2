/**
 * Text to tree. {@link dev.takt.formula.syntax.FormulaParser} reads a {@link
 * dev.takt.diagnostic.Fragment} and gives an {@link dev.takt.formula.syntax.Expression}, or one
 * diagnostic at the first place where the text is no formula.
 *
 * <p>What a name means is not known here; {@code formula.check} finds out.
 */
@NullMarked
package dev.takt.formula.syntax;

import org.jspecify.annotations.NullMarked;
