package dev.takt.linux.i2c;

import dev.takt.linux.Errno;
import dev.takt.linux.device.FakeKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An I2C bus with chips of 256 registers, and everything that went over the wire as text: {@code
 * "48 w 00, 48 r 2"} for one combined transfer, {@code "48 smbus 3 read 00"} for a command.
 */
public final class FakeI2cBus implements FakeKernel.Device {
    public static final long PLAIN = 0x1;
    public static final long SMBUS = 0x0C7F_0000;

    private static final HexFormat HEX = HexFormat.of();

    private final long functions;
    private int selected;

    /** Registers by address of the chip; one that is not here does not answer. */
    public final Map<Integer, byte[]> chips = new TreeMap<>();

    public final List<String> wire = new ArrayList<>();
    public long timeoutUnits;
    public long retries;

    public FakeI2cBus(long functions) {
        this.functions = functions;
    }

    /** A chip whose register n holds n. */
    public FakeI2cBus chip(int address) {
        byte[] registers = new byte[256];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = (byte) i;
        }
        chips.put(address, registers);
        return this;
    }

    @Override
    public int ioctl(long request, long argument) {
        switch ((int) request) {
            case 0x0701 -> retries = argument;
            case 0x0702 -> timeoutUnits = argument;
            case 0x0703 -> selected = (int) argument;
            case 0x0705 -> FakeKernel.memory(argument, 8).set(ValueLayout.JAVA_LONG, 0, functions);
            case 0x0707 -> {
                return transfer(FakeKernel.memory(argument, 16));
            }
            case 0x0720 -> {
                return smbus(FakeKernel.memory(argument, 16));
            }
            default -> {
                return -Errno.EINVAL;
            }
        }
        return 0;
    }

    private int transfer(MemorySegment data) {
        int count = data.get(ValueLayout.JAVA_INT, 8);
        MemorySegment messages = FakeKernel.memory(data.get(ValueLayout.JAVA_LONG, 0), count * 16L);
        List<String> text = new ArrayList<>();
        int register = 0;
        for (int i = 0; i < count; i++) {
            int chip = messages.get(ValueLayout.JAVA_SHORT, i * 16L);
            int flags = messages.get(ValueLayout.JAVA_SHORT, i * 16L + 2);
            int length = messages.get(ValueLayout.JAVA_SHORT, i * 16L + 4) & 0xFFFF;
            MemorySegment buffer =
                    FakeKernel.memory(messages.get(ValueLayout.JAVA_LONG, i * 16L + 8), length);
            byte[] registers = chips.get(chip);
            if (registers == null) {
                return -121;
            }
            if (flags == 1) {
                text.add("%02x r %d".formatted(chip, length));
                for (int k = 0; k < length; k++) {
                    buffer.set(ValueLayout.JAVA_BYTE, k, registers[register + k & 0xFF]);
                }
            } else {
                byte[] written = buffer.toArray(ValueLayout.JAVA_BYTE);
                text.add("%02x w %s".formatted(chip, HEX.formatHex(written)));
                register = written[0] & 0xFF;
                System.arraycopy(written, 1, registers, register, length - 1);
            }
        }
        wire.add(String.join(", ", text));
        return count;
    }

    private int smbus(MemorySegment call) {
        boolean read = call.get(ValueLayout.JAVA_BYTE, 0) == 1;
        int command = call.get(ValueLayout.JAVA_BYTE, 1) & 0xFF;
        int size = call.get(ValueLayout.JAVA_INT, 4);
        MemorySegment data = FakeKernel.memory(call.get(ValueLayout.JAVA_LONG, 8), 34);
        byte[] registers = chips.get(selected);
        if (registers == null) {
            return -Errno.ENXIO;
        }
        int length =
                switch (size) {
                    case 1, 2 -> 1;
                    case 3 -> 2;
                    case 8 -> data.get(ValueLayout.JAVA_BYTE, 0);
                    default -> 0;
                };
        int at = size == 8 ? 1 : 0;
        String text =
                "%02x smbus %d %s %02x".formatted(selected, size, read ? "read" : "write", command);
        if (read) {
            MemorySegment.copy(registers, command, data, ValueLayout.JAVA_BYTE, at, length);
        } else if (size > 1) {
            MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, registers, command, length);
            text += " " + HEX.formatHex(registers, command, command + length);
        }
        wire.add(text);
        return 0;
    }
}
