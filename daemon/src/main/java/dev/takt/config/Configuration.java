package dev.takt.config;

import dev.takt.diagnostic.Source;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A controller, checked: everything that is needed to run it.
 *
 * @param name what the controller is called: letters, digits, {@code _} and {@code -}
 * @param loop how the tick is driven
 * @param reload how another version of the files is taken up
 * @param recorder what is kept of the past
 * @param metrics where figures can be had
 * @param board which board the inputs and outputs are on
 * @param control how others reach it while it runs
 * @param buses every bus that is declared or used, in the order of their first mention
 * @param inputs what is latched at the beginning of a tick
 * @param parameters what a user may change while the loop runs
 * @param outputs what is posted at the end of a tick
 * @param declarations all formulas and the names they see, as written
 * @param program the same, resolved and ordered
 * @param sources the files it was read from, in the order they were read
 * @param devices what its devices were checked against; null where that is not known
 */
public record Configuration(
        String name,
        LoopSettings loop,
        ReloadSettings reload,
        RecorderSettings recorder,
        MetricsSettings metrics,
        BoardChoice board,
        ControlSettings control,
        List<Bus> buses,
        List<InputPoint> inputs,
        List<Parameter> parameters,
        List<OutputPoint> outputs,
        Declarations declarations,
        Program program,
        List<Source> sources,
        @Nullable KnownDevices devices) {
    public Configuration {
        buses = List.copyOf(buses);
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
        sources = List.copyOf(sources);
    }
}
