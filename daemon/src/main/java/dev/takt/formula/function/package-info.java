/**
 * The operators and pure functions of the formula language: doubles in, one double out, no state.
 *
 * <p>{@link dev.takt.formula.function.PureFunction} lists what takes a fixed number of arguments
 * and names the static method that computes it; {@link dev.takt.formula.function.VariadicFunction}
 * lists what takes any number and is lowered to the former. Interpreter, constant folding and
 * compiled code call the same methods, so they cannot differ by a bit. Nothing flows in but
 * numbers, and nothing of Takt is used here.
 *
 * <p>One rule holds throughout: a NaN argument makes the result NaN. The exceptions are the
 * questions, which always answer 1 or 0 (comparisons, {@code !}, {@code &&}, {@code ||}, {@code
 * step}, {@code ok}), and the choices, which return one of their arguments ({@code ?:}, {@code
 * ??}).
 */
@NullMarked
package dev.takt.formula.function;

import org.jspecify.annotations.NullMarked;
