/**
 * The configuration of a controller as records: what a checked file means.
 *
 * <p>In flows what {@code config.read} found in one file or in a directory of files; out flow a
 * {@link dev.takt.config.Configuration} whose values are complete (defaults filled in), inside
 * their ranges and free of clashes, and with it the checked formulas. {@code batch} compiles the
 * formulas, {@code board} opens the inputs and outputs, {@code loop} takes the settings of the
 * loop. A configuration with errors cannot exist as such a record.
 *
 * <p>{@code config.json} turns the text of files into trees with places; {@code config.read} turns
 * trees into the records of this package.
 */
@NullMarked
package dev.takt.config;

import org.jspecify.annotations.NullMarked;
