package dev.takt.board.chip;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.takt.board.ChipLink;
import dev.takt.board.device.ByteWrite;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.device.DeviceFormulas;
import dev.takt.board.device.DeviceOutputs;
import dev.takt.board.device.RawValue;
import dev.takt.board.device.ReadStep;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is said to a chip: from its descriptor, and from what a configuration wants of
 * it. Only those reads are done whose numbers somebody asks for.
 */
public final class ChipAssembly {
    private static final double NANOS_PER_MS = MILLISECONDS.toNanos(1);

    private final DeviceDescriptor device;
    private final ChannelValues values = new ChannelValues();
    private final List<String> fields = new ArrayList<>();
    private final List<SampleCell> cells = new ArrayList<>();
    private final List<ChipChannel> channels = new ArrayList<>();
    private long periodNanos = Long.MAX_VALUE;

    public ChipAssembly(DeviceDescriptor device) {
        this.device = device;
    }

    /**
     * Asks for a field. All fields are sampled as often as the fastest of them asks for.
     *
     * @param field null for the first
     * @param periodNanos time between two samples, above 0
     */
    public SampleCell input(@Nullable String field, long periodNanos) {
        SampleCell cell = new SampleCell();
        fields.add(field == null ? device.fields().getFirst().name() : field);
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
        List<Step> begin = new ArrayList<>();
        if (device.identity() != null) {
            begin.add(new Step.Identify(device.identity()));
        }
        device.init().forEach(write -> begin.add(write("init", write, arena)));
        List<Step> sample = new ArrayList<>();
        ChipSamples samples = fields.isEmpty() ? null : samples(begin, sample, arena);
        ChipOutputs outputs = channels.isEmpty() ? null : outputs(begin, arena);
        return new Chip(
                "device '" + device.name() + "'",
                new ChipPort(link, bus, place, arena),
                new ChipProgram(begin, sample, samples, outputs));
    }

    private ChipSamples samples(List<Step> begin, List<Step> sample, Arena arena) {
        DeviceFormulas formulas = DeviceFormulas.ofFields(device, arena);
        for (ReadStep step : device.calibration()) {
            read(step, formulas, begin, arena);
        }
        for (ReadStep step : device.reads()) {
            if (isNeeded(step, formulas)) {
                read(step, formulas, sample, arena);
            }
        }
        return new ChipSamples(formulas, fields, cells, periodNanos);
    }

    private boolean isNeeded(ReadStep step, DeviceFormulas formulas) {
        return step.raw().stream()
                .anyMatch(raw ->
                        formulas.needs(DeviceFormulas.validName(), raw.name())
                                || fields.stream()
                                        .anyMatch(field -> formulas.needs(field, raw.name())));
    }

    private void read(ReadStep step, DeviceFormulas formulas, List<Step> steps, Arena arena) {
        if (step.trigger() != null) {
            steps.add(write("starting a conversion", step.trigger(), arena));
        }
        if (step.ready() != null) {
            steps.add(new Step.Poll(step.ready()));
        }
        int[] slots = step.raw().stream().map(RawValue::name).mapToInt(formulas::slot).toArray();
        byte[] transfer = new byte[step.transfer().size()];
        for (int i = 0; i < transfer.length; i++) {
            transfer[i] = step.transfer().get(i).byteValue();
        }
        steps.add(new Step.Take(step, transfer, formulas, slots));
    }

    private ChipOutputs outputs(List<Step> begin, Arena arena) {
        DeviceOutputs described = device.outputs();
        if (described == null) {
            throw new IllegalStateException("a device with outputs expected, got " + device.name());
        }
        described.prepare().forEach(write -> begin.add(write("preparing outputs", write, arena)));
        return new ChipOutputs(
                channels,
                described.shared(),
                values,
                described.write().stream().map(write -> write("writing", write, arena)).toList(),
                described.safe().stream()
                        .map(write -> write("making safe", write, arena))
                        .toList());
    }

    private Step write(String purpose, ByteWrite write, Arena arena) {
        DeviceFormulas formulas = DeviceFormulas.ofWrite(device, write, arena);
        return new Step.Write(
                purpose,
                Bytes.computed(formulas, write.bytes().size(), values),
                Math.round(write.waitMs() * NANOS_PER_MS));
    }
}
