package dev.takt.board.device;

import dev.takt.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into the bytes that a device is sent, by the interpreter: the reference for what the
 * loop computes with the compiled batch.
 */
public final class DeviceEncoder {
    private final DeviceDescriptor device;

    public DeviceEncoder(DeviceDescriptor device) {
        this.device = device;
    }

    /** What is written once before anything else. */
    public List<byte[]> init() {
        return bytes(device.init(), Map.of());
    }

    /**
     * What is written once before the first value.
     *
     * @param bits all channels as bits, as they will be written first
     * @param used the channels that are outputs, as bits
     */
    public List<byte[]> prepare(long bits, long used) {
        return bytes(outputs().prepare(), Map.of("bits", (double) bits, "used", (double) used));
    }

    /**
     * What is written for a value.
     *
     * @param channel its channel
     * @param value the value
     * @param bits all channels as bits
     * @param used the channels that are outputs, as bits
     */
    public List<byte[]> write(int channel, double value, long bits, long used) {
        Map<String, Double> values = new HashMap<>();
        values.put("channel", (double) channel);
        values.put("value", value);
        values.put("bits", (double) bits);
        values.put("used", (double) used);
        return bytes(outputs().write(), values);
    }

    /** What leaves all outputs in a safe state. */
    public List<byte[]> safe(long used) {
        return bytes(outputs().safe(), Map.of("used", (double) used));
    }

    private DeviceOutputs outputs() {
        DeviceOutputs outputs = device.outputs();
        if (outputs == null) {
            throw new IllegalStateException("a device with outputs expected, got " + device.name());
        }
        return outputs;
    }

    private List<byte[]> bytes(List<ByteWrite> writes, Map<String, Double> values) {
        Map<String, Double> all = new HashMap<>(device.constants());
        all.putAll(values);
        List<byte[]> sent = new ArrayList<>();
        for (ByteWrite write : writes) {
            Diagnostics diagnostics = new Diagnostics();
            DeviceProgram program = check(device, write, diagnostics);
            if (program == null) {
                throw new IllegalStateException(device.name() + ": " + diagnostics.sorted());
            }
            Map<String, Double> results = program.evaluate(all);
            byte[] bytes = new byte[write.bytes().size()];
            for (int i = 0; i < bytes.length; i++) {
                double value = results.getOrDefault(nameOf(i), Double.NaN);
                if (!(value >= 0 && value <= 255)) {
                    throw new IllegalArgumentException(
                            device.name() + ": a byte from 0 to 255 expected, got " + value);
                }
                bytes[i] = (byte) value;
            }
            sent.add(bytes);
        }
        return sent;
    }

    /** Checks the formulas of a write, which see constants, terms and the names of outputs. */
    static @Nullable DeviceProgram check(
            DeviceDescriptor device, ByteWrite write, Diagnostics diagnostics) {
        List<String> names = new ArrayList<>(device.constants().sequencedKeySet());
        List<NamedFormula> formulas = new ArrayList<>();
        if (device.outputs() != null) {
            names.addAll(DeviceOutputs.NAMES);
            formulas.addAll(device.outputs().terms());
        }
        for (int i = 0; i < write.bytes().size(); i++) {
            formulas.add(
                    new NamedFormula(
                            nameOf(i), write.bytes().get(i).span(), write.bytes().get(i), ""));
        }
        return DeviceProgram.check(names, formulas, diagnostics);
    }

    /** What {@link #check} calls the formula of a byte. */
    static String nameOf(int index) {
        return "byte$" + index;
    }
}
