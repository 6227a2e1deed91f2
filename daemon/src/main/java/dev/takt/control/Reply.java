package dev.takt.control;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a client is told.
 *
 * @param members writes the members of the reply besides {@code id} and {@code ok}
 * @param feed what follows the reply from then on, in place of an earlier feed; null for nothing
 */
public record Reply(Consumer<JsonGenerator> members, @Nullable Feed feed) {}
