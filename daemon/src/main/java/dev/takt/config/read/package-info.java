/**
 * From the files of a configuration to its records.
 *
 * <p>In flows a path; {@link dev.takt.config.read.ConfigurationReader} reads the files there into
 * trees, each reader of this package turns one section into records, and native functions are
 * linked, and the checker of {@code formula.check} takes all formulas. Out flows a {@link
 * dev.takt.config.Configuration}, or every mistake that was found: a reader that meets one puts
 * something harmless in the place of the mistaken value and goes on, so that one run tells all of
 * them and none twice.
 *
 * <p>{@link dev.takt.config.read.Section} is the table of all keys with their ranges and defaults.
 * The JSON schema is held equal to it by a test.
 */
@NullMarked
package dev.takt.config.read;

import org.jspecify.annotations.NullMarked;
