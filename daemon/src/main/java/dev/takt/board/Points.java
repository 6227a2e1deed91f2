package dev.takt.board;

import dev.takt.config.Bus;
import dev.takt.config.Configuration;
import dev.takt.config.InputPoint;
import dev.takt.config.KnownDevices;
import dev.takt.config.OutputPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    /** The names of all of them, inputs first. */
    public List<String> names() {
        return Stream.concat(
                        inputs.stream().map(InputPoint::name),
                        outputs.stream().map(OutputPoint::name))
                .toList();
    }

    /** Those whose hardware other points do not have open. */
    Points without(Points others) {
        Set<Hardware> open = new HashSet<>();
        others.inputs.forEach(point -> open.add(Hardware.of(point)));
        others.outputs.forEach(point -> open.add(Hardware.of(point)));
        return new Points(
                inputs.stream().filter(one -> !open.contains(Hardware.of(one))).toList(),
                outputs.stream().filter(one -> !open.contains(Hardware.of(one))).toList(),
                tickNanos,
                buses,
                devices);
    }

    boolean isEmpty() {
        return inputs.isEmpty() && outputs.isEmpty();
    }
}
