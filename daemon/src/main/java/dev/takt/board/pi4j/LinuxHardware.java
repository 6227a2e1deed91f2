package dev.takt.board.pi4j;

import com.pi4j.extension.Plugin;
import com.pi4j.provider.Provider;
import dev.takt.config.InputSource;
import dev.takt.config.OutputSink;
import java.util.Optional;

/**
 * The Pi4J plugin of the hardware of this machine as Takt uses it: its inputs and outputs are
 * {@link dev.takt.board.RealInput} and {@link dev.takt.board.RealOutput}.
 */
public interface LinuxHardware extends Plugin {
    /**
     * New providers for one context, also those for devices that this machine does not have now:
     * asked for one, they say what is missing.
     */
    Provider<?, ?, ?>[] providers();

    /**
     * What this machine lacks for an input; empty where it has all. A device that is there and may
     * not be used is not missing: opening it says what to do.
     */
    Optional<String> missing(InputSource source);

    /** The same for an output. */
    Optional<String> missing(OutputSink sink);
}
