package dev.takt.service;

import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.ControlSettings;
import dev.takt.config.LoopSettings;
import dev.takt.config.MetricsSettings;
import dev.takt.config.RecorderSettings;
import dev.takt.config.ReloadSettings;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Program;
import java.util.List;
import java.util.Objects;

/** A controller that does nothing: what is left of its ticks is the loop itself. */
public final class EmptyConfiguration {
    private EmptyConfiguration() {}

    /**
     * One that is driven like this.
     *
     * @param name letters, digits, {@code _} and {@code -}
     */
    public static Configuration of(String name, LoopSettings loop) {
        Declarations nothing =
                new Declarations(
                        1 / loop.rateHz(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        Program program =
                Objects.requireNonNull(
                        Checker.check(nothing, new Diagnostics()), "nothing has no mistakes");
        return new Configuration(
                name,
                loop,
                ReloadSettings.DEFAULT,
                RecorderSettings.DEFAULT,
                MetricsSettings.NONE,
                BoardChoice.SIM,
                ControlSettings.DEFAULT,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                nothing,
                program,
                List.of(),
                null);
    }
}
