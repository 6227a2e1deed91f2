/**
 * Takt: formulas in a JSON file, compiled into one batch and run at a fixed rate on one pinned
 * thread.
 *
 * <p>Two journeys can be read from the packages. Text becomes a batch: {@code config} reads the
 * file, {@code formula.syntax} parses, {@code formula.check} resolves and orders, {@code batch}
 * compiles. A sample becomes an action: {@code board} latches it into the {@code arena}, {@code
 * batch} evaluates, {@code board} posts the outputs, {@code loop} drives all three and {@code
 * timing} records when each happened.
 */
@NullMarked
package dev.takt;

import org.jspecify.annotations.NullMarked;
