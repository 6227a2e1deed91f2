package dev.takt.board;

import dev.takt.config.Configuration;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import java.util.List;

/**
 * What a board is made for.
 *
 * @param inputs what is latched, in this order
 * @param outputs what is posted, in this order
 * @param tickNanos time from one latch to the next, above 0
 */
public record Points(List<InputPoint> inputs, List<OutputPoint> outputs, long tickNanos) {
    public Points {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (tickNanos <= 0) {
            throw new IllegalArgumentException("tickNanos > 0 expected, got " + tickNanos);
        }
    }

    /** The inputs and outputs of a configuration. */
    public static Points of(Configuration configuration) {
        return new Points(
                configuration.inputs(),
                configuration.outputs(),
                configuration.loop().periodNanos());
    }
}
