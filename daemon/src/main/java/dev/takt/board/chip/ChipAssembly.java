package dev.takt.board.chip;

import dev.takt.board.ChipLink;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.device.DeviceFormulas;
import dev.takt.board.device.RawValue;
import dev.takt.board.device.ReadStep;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is said to a chip: from its descriptor, and from what a configuration wants of
 * it. Only those reads are done whose numbers somebody asks for.
 */
public final class ChipAssembly {
    private final DeviceDescriptor described;
    private final Map<String, Double> constants = new HashMap<>();
    private final List<String> fields = new ArrayList<>();
    private final List<SampleCell> cells = new ArrayList<>();
    private final List<ChipChannel> channels = new ArrayList<>();
    private long periodNanos = Long.MAX_VALUE;

    public ChipAssembly(DeviceDescriptor device) {
        this.described = device;
    }

    /** Says which constants of the descriptor are others here. */
    public void set(Map<String, Double> others) {
        constants.putAll(others);
    }

    /**
     * Asks for a field. All fields are sampled as often as the fastest of them asks for.
     *
     * @param field null for the first
     * @param periodNanos time between two samples, above 0
     */
    public SampleCell input(@Nullable String field, long periodNanos) {
        SampleCell cell = new SampleCell();
        fields.add(field == null ? described.fields().getFirst().name() : field);
        cells.add(cell);
        this.periodNanos = Math.min(this.periodNanos, periodNanos);
        return cell;
    }

    /**
     * Asks for a channel.
     *
     * @param periodNanos shortest time between two writes, above 0
     */
    public OutputCell output(int channel, long periodNanos) {
        OutputCell cell = new OutputCell();
        channels.add(new ChipChannel(channel, cell, periodNanos));
        return cell;
    }

    /**
     * The chip, once all is asked for.
     *
     * @param bus name of the bus
     * @param place address on an I2C bus, chip select on an SPI bus
     * @param arena lives as long as the chip is used
     */
    public Chip chip(ChipLink link, String bus, int place, Arena arena) {
        DeviceDescriptor device = described.with(constants);
        StepWriter steps = new StepWriter(device, arena);
        List<Step> begin = new ArrayList<>();
        if (device.identity() != null) {
            begin.add(new Step.Identify(device.identity()));
        }
        begin.addAll(steps.writes("init", device.init()));
        List<Step> sample = new ArrayList<>();
        ChipSamples samples = null;
        if (!fields.isEmpty()) {
            DeviceFormulas formulas = DeviceFormulas.ofFields(device, arena);
            device.calibration().forEach(read -> begin.addAll(steps.read(read, formulas)));
            device.reads().stream()
                    .filter(read -> isNeeded(read, formulas))
                    .forEach(read -> sample.addAll(steps.read(read, formulas)));
            samples = new ChipSamples(formulas, fields, cells, periodNanos);
        }
        ChipOutputs outputs = null;
        if (!channels.isEmpty()) {
            outputs = steps.outputs(channels);
            begin.addAll(steps.preparation());
        }
        return new Chip(
                "device '" + device.name() + "'",
                new ChipPort(link, bus, place, arena),
                new ChipProgram(begin, sample, samples, outputs));
    }

    private boolean isNeeded(ReadStep step, DeviceFormulas formulas) {
        return step.raw().stream()
                .map(RawValue::name)
                .anyMatch(number ->
                        formulas.needs(DeviceFormulas.validName(), number)
                                || fields.stream()
                                        .anyMatch(field -> formulas.needs(field, number)));
    }
}
