package dev.takt.reload;

import dev.takt.config.Configuration;
import dev.takt.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading the files of a configuration.
 *
 * @param configuration null where they have errors
 * @param diagnostics errors and warnings, by place
 */
public record Reading(@Nullable Configuration configuration, List<Diagnostic> diagnostics) {
    public Reading {
        diagnostics = List.copyOf(diagnostics);
    }
}
