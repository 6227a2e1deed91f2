/**
 * Configurations that a controller has run well, kept as files.
 *
 * <p>In flows a {@link dev.takt.history.Version}: the texts of a configuration by their names. Out
 * flows the directory of the one that ran before. What a text means is nobody's business here, so
 * the package uses no other.
 */
@NullMarked
package dev.takt.history;

import org.jspecify.annotations.NullMarked;
