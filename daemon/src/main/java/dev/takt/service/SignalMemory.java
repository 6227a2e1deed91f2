package dev.takt.service;

import dev.takt.config.Configuration;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import dev.takt.config.Parameter;
import dev.takt.config.RecorderSettings;
import dev.takt.recording.RowLayout;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of the past of one controller fits into the memory it may take.
 *
 * @param seconds so many before a cause are kept
 * @param byteSize of the time before and after a cause, and of the time it takes to notice and copy
 *     it
 * @param notice what a user is told where it is less than asked for; empty where it is not
 */
record SignalMemory(double seconds, long byteSize, String notice) {
    /** Late ticks are explained some 300 ms after they were; copying takes some ms. */
    private static final double NOTICED_SECONDS = 1;

    private static final long BYTES_PER_MEGABYTE = 1L << 20;

    static SignalMemory of(Configuration configuration, RowLayout layout) {
        RecorderSettings settings = configuration.recorder();
        long rowBytes = layout.rowBytes();
        if (settings.seconds() == 0) {
            return new SignalMemory(0, rowBytes, "");
        }
        double rateHz = configuration.loop().rateHz();
        long most = Math.max(1, settings.memoryMegabytes() * BYTES_PER_MEGABYTE / rowBytes);
        double beside = settings.afterSeconds() + NOTICED_SECONDS;
        long wanted = 1 + Math.round((settings.seconds() + beside) * rateHz);
        if (wanted <= most) {
            return new SignalMemory(settings.seconds(), wanted * rowBytes, "");
        }
        double seconds = Math.max(0, most / rateHz - beside);
        String notice =
                "the recorder keeps %.1f s instead of %.0f s: each tick takes %d bytes; 'memory_mb' of %d would keep all"
                        .formatted(
                                seconds,
                                settings.seconds(),
                                rowBytes,
                                1 + wanted * rowBytes / BYTES_PER_MEGABYTE);
        return new SignalMemory(seconds, most * rowBytes, notice);
    }

    /** From the name of an input, a parameter or an output to its unit. */
    static Map<String, String> units(Configuration configuration) {
        Map<String, String> units = new HashMap<>();
        for (InputPoint input : configuration.inputs()) {
            units.put(input.name(), input.unit());
        }
        for (Parameter parameter : configuration.parameters()) {
            units.put(parameter.name(), parameter.unit());
        }
        for (OutputPoint output : configuration.outputs()) {
            units.put(output.name(), output.unit());
        }
        return units;
    }
}
