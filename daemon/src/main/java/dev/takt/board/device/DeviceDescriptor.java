package dev.takt.board.device;

import dev.takt.config.BusKind;
import dev.takt.config.KnownDevice;
import dev.takt.diagnostic.Fragment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A device, complete and checked: all its formulas compile, all numbers lie inside what is read.
 *
 * <p>One space of names: constants, the numbers of calibration and reads, terms and fields are seen
 * by every formula.
 *
 * @param name name of the device
 * @param measures what it is for, in a few words
 * @param sources where the facts come from
 * @param bus the kind of its bus
 * @param spiMode SPI mode, 0 to 3
 * @param clockHz fastest clock of the bus it follows; 0 where that is not given
 * @param addresses where it can be on an I2C bus, rising; empty on an SPI bus
 * @param identity what tells that it is this chip; null where nothing does
 * @param constants numbers a user may want to be others, by name
 * @param init written once, before anything is read
 * @param calibration read once, behind {@code init}
 * @param reads read for every sample
 * @param valid 0 where a sample is none; null where all are good
 * @param terms intermediate results
 * @param fields what it measures, the usual one first
 * @param outputs what it sets; null for one that only measures
 * @param fastestHz most samples or values in a second
 */
public record DeviceDescriptor(
        String name,
        String measures,
        List<String> sources,
        BusKind bus,
        int spiMode,
        int clockHz,
        List<Integer> addresses,
        @Nullable Identity identity,
        SequencedMap<String, Double> constants,
        List<ByteWrite> init,
        List<ReadStep> calibration,
        List<ReadStep> reads,
        @Nullable Fragment valid,
        List<NamedFormula> terms,
        List<NamedFormula> fields,
        @Nullable DeviceOutputs outputs,
        double fastestHz) {
    public DeviceDescriptor {
        sources = List.copyOf(sources);
        addresses = List.copyOf(addresses);
        constants = new LinkedHashMap<>(constants);
        init = List.copyOf(init);
        calibration = List.copyOf(calibration);
        reads = List.copyOf(reads);
        terms = List.copyOf(terms);
        fields = List.copyOf(fields);
    }

    /** The names of all numbers that are taken out of bytes, calibration first. */
    public List<String> rawNames() {
        return Stream.concat(calibration.stream(), reads.stream())
                .flatMap(step -> step.raw().stream())
                .map(RawValue::name)
                .toList();
    }

    /** What a configuration may ask of it. */
    public KnownDevice known() {
        return new KnownDevice(
                name,
                bus,
                Set.copyOf(addresses),
                fields.stream().map(NamedFormula::name).toList(),
                outputs == null ? 0 : outputs.channels(),
                constants.keySet(),
                fastestHz,
                Traffic.of(this));
    }

    /**
     * The same device with other constants.
     *
     * @param others by name; those that it does not name stay
     */
    public DeviceDescriptor with(Map<String, Double> others) {
        SequencedMap<String, Double> all = constants();
        all.putAll(others);
        return new DeviceDescriptor(
                name,
                measures,
                sources,
                bus,
                spiMode,
                clockHz,
                addresses,
                identity,
                all,
                init,
                calibration,
                reads,
                valid,
                terms,
                fields,
                outputs,
                fastestHz);
    }

    /** Its constants by name; a copy. */
    @Override
    public SequencedMap<String, Double> constants() {
        return new LinkedHashMap<>(constants);
    }
}
