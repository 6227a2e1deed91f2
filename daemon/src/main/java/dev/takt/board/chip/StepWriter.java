package dev.takt.board.chip;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.takt.board.device.ByteWrite;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.device.DeviceFormulas;
import dev.takt.board.device.DeviceOutputs;
import dev.takt.board.device.RawValue;
import dev.takt.board.device.ReadStep;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/** Turns what a descriptor says into steps, with everything made that they need. */
final class StepWriter {
    private static final double NANOS_PER_MS = MILLISECONDS.toNanos(1);

    private final DeviceDescriptor device;
    private final Arena arena;
    private final ChannelValues values = new ChannelValues();

    /**
     * @param arena lives as long as the steps are used
     */
    StepWriter(DeviceDescriptor device, Arena arena) {
        this.device = device;
        this.arena = arena;
    }

    /**
     * @param purpose for messages
     */
    List<Step> writes(String purpose, List<ByteWrite> writes) {
        return writes.stream().map(write -> write(purpose, write)).toList();
    }

    private Step write(String purpose, ByteWrite write) {
        DeviceFormulas formulas = DeviceFormulas.ofWrite(device, write, arena);
        return new Step.Write(
                purpose,
                Bytes.computed(formulas, write.bytes().size(), values),
                Math.round(write.waitMs() * NANOS_PER_MS));
    }

    /** A read, with its trigger and its polling. */
    List<Step> read(ReadStep step, DeviceFormulas formulas) {
        List<Step> steps = new ArrayList<>();
        if (step.trigger() != null) {
            steps.add(write("starting a conversion", step.trigger()));
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
        return steps;
    }

    /** What is written before the first value. */
    List<Step> preparation() {
        return writes("preparing outputs", described().prepare());
    }

    ChipOutputs outputs(List<ChipChannel> channels) {
        DeviceOutputs outputs = described();
        return new ChipOutputs(
                channels,
                outputs.shared(),
                values,
                writes("writing", outputs.write()),
                writes("making safe", outputs.safe()));
    }

    private DeviceOutputs described() {
        DeviceOutputs outputs = device.outputs();
        if (outputs == null) {
            throw new IllegalStateException("a device with outputs expected, got " + device.name());
        }
        return outputs;
    }
}
