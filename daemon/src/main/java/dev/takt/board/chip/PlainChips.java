package dev.takt.board.chip;

import dev.takt.board.ChipLink;
import dev.takt.board.device.Checksum;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.device.NamedFormula;
import dev.takt.board.device.RawValue;
import dev.takt.board.device.ReadStep;
import dev.takt.config.BusKind;
import dev.takt.config.I2cInput;
import dev.takt.config.I2cOutput;
import dev.takt.config.NumberFormat;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import java.lang.foreign.Arena;
import java.util.LinkedHashMap;
import java.util.List;

/** Registers and transfers that a configuration describes itself: chips of one step. */
public final class PlainChips {
    private static final String NUMBER = "number";
    private static final Source FORMULA = new Source("register", NUMBER);

    private PlainChips() {}

    /** A register that is read, as a device with one field. */
    public static DeviceDescriptor of(I2cInput input) {
        return device(BusKind.I2C, input.register(), input.length(), List.of(), 0, input.format());
    }

    /** A transfer, as a device with one field. */
    public static DeviceDescriptor of(SpiInput input) {
        List<Integer> transfer = input.transfer();
        return device(BusKind.SPI, -1, transfer.size(), transfer, input.offset(), input.format());
    }

    private static DeviceDescriptor device(
            BusKind bus,
            int register,
            int length,
            List<Integer> transfer,
            int offset,
            NumberFormat format) {
        RawValue number = new RawValue(NUMBER, offset, format, 0, format.length() * Byte.SIZE);
        ReadStep read =
                new ReadStep(
                        null, null, register, length, transfer, Checksum.NONE, List.of(number));
        NamedFormula field =
                new NamedFormula("value", FORMULA.span(0, 0), Fragment.of(FORMULA), "");
        return new DeviceDescriptor(
                bus.word(),
                "",
                List.of(),
                bus,
                0,
                0,
                List.of(),
                null,
                new LinkedHashMap<>(),
                List.of(),
                List.of(),
                List.of(read),
                null,
                List.of(),
                List.of(field),
                null,
                Double.MAX_VALUE);
    }

    /** A register that is written. */
    public static Chip chip(I2cOutput output, ChipChannel channel, ChipLink link, Arena arena) {
        byte[] before = output.register() < 0 ? new byte[0] : new byte[] {(byte) output.register()};
        ChipPort port = new ChipPort(link, output.bus(), output.address(), arena);
        return chip("register of a chip", port, before, output.format(), channel);
    }

    /** A transfer that ends with the number. */
    public static Chip chip(SpiOutput output, ChipChannel channel, ChipLink link, Arena arena) {
        byte[] before = new byte[output.transfer().size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = output.transfer().get(i).byteValue();
        }
        ChipPort port = new ChipPort(link, output.bus(), output.chipSelect(), arena);
        return chip("chip", port, before, output.format(), channel);
    }

    private static Chip chip(
            String name, ChipPort port, byte[] before, NumberFormat format, ChipChannel channel) {
        ChannelValues values = new ChannelValues();
        Step write = new Step.Write("writing", Bytes.number(before, format, values), 0);
        ChipOutputs outputs =
                new ChipOutputs(List.of(channel), false, values, List.of(write), List.of());
        return new Chip(name, port, new ChipProgram(List.of(), List.of(), null, outputs));
    }
}
