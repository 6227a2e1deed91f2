/**
 * Values written back into the files of a configuration.
 *
 * <p>In flow the files and the new values of some parameters; out flow the same files in which
 * nothing but the characters of those numbers has changed.
 */
@NullMarked
package dev.takt.config.write;

import org.jspecify.annotations.NullMarked;
