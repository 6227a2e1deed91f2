package dev.takt.board.device;

import dev.takt.diagnostic.Diagnostics;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a device into the values of its fields, by the interpreter: the reference for
 * what the loop computes with the compiled batch.
 */
public final class DeviceDecoder {
    /** What {@link #check} calls the formula that tells whether a sample is valid. */
    static final String VALID = "valid$";

    private final DeviceDescriptor device;
    private final DeviceProgram program;

    public DeviceDecoder(DeviceDescriptor device) {
        this.device = device;
        Diagnostics diagnostics = new Diagnostics();
        DeviceProgram checked = check(device, diagnostics);
        if (checked == null) {
            throw new IllegalStateException(device.name() + ": " + diagnostics.sorted());
        }
        program = checked;
    }

    /** Checks the formulas of terms and fields. */
    static @Nullable DeviceProgram check(DeviceDescriptor device, Diagnostics diagnostics) {
        List<String> names = new ArrayList<>(device.constants().sequencedKeySet());
        names.addAll(device.rawNames());
        List<NamedFormula> formulas = new ArrayList<>(device.terms());
        formulas.addAll(device.fields());
        if (device.valid() != null) {
            formulas.add(new NamedFormula(VALID, device.valid().span(), device.valid(), ""));
        }
        return DeviceProgram.check(names, formulas, diagnostics);
    }

    /**
     * The value of every field.
     *
     * @param address of the device on its I2C bus; any number on an SPI bus
     * @param calibration the bytes of every calibration read, in order
     * @param reads the bytes of every read, in order; null for one that was not done
     * @return NaN for a field that needs a number of a read that was not done, or whose checksum is
     *     wrong, and for all fields where the sample is not valid
     */
    public SequencedMap<String, Double> decode(
            int address, List<byte[]> calibration, List<byte @Nullable []> reads) {
        Map<String, Double> values = new HashMap<>(device.constants());
        extract(device.calibration(), calibration, address, values);
        extract(device.reads(), reads, address, values);
        Map<String, Double> results = program.evaluate(values);
        double valid = results.getOrDefault(VALID, 1.0);
        SequencedMap<String, Double> fields = new LinkedHashMap<>();
        for (NamedFormula field : device.fields()) {
            double value = results.getOrDefault(field.name(), Double.NaN);
            fields.put(field.name(), valid == 0 || Double.isNaN(valid) ? Double.NaN : value);
        }
        return fields;
    }

    private static void extract(
            List<ReadStep> steps,
            List<byte @Nullable []> bytes,
            int address,
            Map<String, Double> values) {
        if (steps.size() != bytes.size()) {
            throw new IllegalArgumentException(
                    steps.size() + " reads expected, got " + bytes.size());
        }
        for (int i = 0; i < steps.size(); i++) {
            ReadStep step = steps.get(i);
            byte[] read = bytes.get(i);
            if (read == null) {
                continue;
            }
            if (read.length != step.length()) {
                throw new IllegalArgumentException(
                        step.length() + " bytes expected, got " + read.length);
            }
            MemorySegment segment = MemorySegment.ofArray(read);
            if (step.checksum().good(segment, step.length(), address, step.register())) {
                step.raw().forEach(raw -> values.put(raw.name(), raw.extract(segment)));
            }
        }
    }
}
