package dev.takt.board;

import dev.takt.config.Bus;
import dev.takt.config.Configuration;
import dev.takt.config.InputPoint;
import dev.takt.config.KnownDevices;
import dev.takt.config.OutputPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a board is made for.
 *
 * @param inputs what is latched, in this order
 * @param outputs what is posted, in this order
 * @param tickNanos time from one latch to the next, above 0
 * @param buses what they are on
 * @param devices what describes devices; null where nothing does
 */
public record Points(
        List<InputPoint> inputs,
        List<OutputPoint> outputs,
        long tickNanos,
        List<Bus> buses,
        @Nullable KnownDevices devices) {
    public Points {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        buses = List.copyOf(buses);
        if (tickNanos <= 0) {
            throw new IllegalArgumentException("tickNanos > 0 expected, got " + tickNanos);
        }
    }

    /** Points that are on no bus. */
    public Points(List<InputPoint> inputs, List<OutputPoint> outputs, long tickNanos) {
        this(inputs, outputs, tickNanos, List.of(), null);
    }

    /** The inputs and outputs of a configuration. */
    public static Points of(Configuration configuration) {
        return new Points(
                configuration.inputs(),
                configuration.outputs(),
                configuration.loop().periodNanos(),
                configuration.buses(),
                configuration.devices());
    }
}
