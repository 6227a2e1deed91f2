package dev.takt.board.device;

import java.util.List;

/**
 * What a device sets. Formulas here see {@code value} (of the output), {@code "channel"} (its
 * number), {@code bits} (all outputs of the device, channel n being bit n, 1 where its value is not
 * 0), {@code used} (bit n is 1 where channel n is an output), and the constants. In {@code prepare}
 * there is no value and no channel, and {@code bits} is what will be written first; in {@code safe}
 * there is only {@code used}.
 *
 * @param channels how many outputs
 * @param unit of the value
 * @param shared whether one write sets all channels, by {@code bits}
 * @param prepare written once, before the first value
 * @param terms intermediate results
 * @param write written for every new value
 * @param safe sets every output to 0; for outputs whose safe value is that
 */
public record DeviceOutputs(
        int channels,
        String unit,
        boolean shared,
        List<ByteWrite> prepare,
        List<NamedFormula> terms,
        List<ByteWrite> write,
        List<ByteWrite> safe) {
    /** The names that formulas of outputs see besides constants and terms. */
    static final List<String> NAMES = List.of("value", "channel", "bits", "used");

    public DeviceOutputs {
        prepare = List.copyOf(prepare);
        terms = List.copyOf(terms);
        write = List.copyOf(write);
        safe = List.copyOf(safe);
    }
}
