package dev.takt.board.pi4j.bus;

import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CConfig;
import dev.takt.board.ChipLink;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** One chip on an I2C bus. */
public final class KernelI2C extends I2CBase<KernelI2CBus> implements ChipLink {
    private static final int BYTE = 0xFF;
    private static final byte[] NOTHING = {};

    private final KernelI2CProvider owner;
    private final int chip;

    KernelI2C(KernelI2CProvider provider, I2CConfig config, KernelI2CBus bus) {
        super(provider, config, bus);
        this.owner = provider;
        this.chip = config.device();
    }

    @Override
    public int exchange(MemorySegment out, int outLength, MemorySegment in, int inLength) {
        return i2CBus.exchange(chip, out, outLength, in, inLength);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        i2CBus.exchange(chip, NOTHING, one, 0, 1);
        return one[0] & BYTE;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        i2CBus.exchange(chip, NOTHING, buffer, offset, length);
        return length;
    }

    @Override
    public int write(byte value) {
        i2CBus.exchange(chip, new byte[] {value}, NOTHING, 0, 0);
        return 1;
    }

    @Override
    public int write(byte[] data, int offset, int length) {
        i2CBus.exchange(chip, Arrays.copyOfRange(data, offset, offset + length), NOTHING, 0, 0);
        return length;
    }

    @Override
    public int readRegister(int register) {
        byte[] one = new byte[1];
        i2CBus.exchange(chip, new byte[] {(byte) register}, one, 0, 1);
        return one[0] & BYTE;
    }

    @Override
    public int readRegister(int register, byte[] buffer, int offset, int length) {
        i2CBus.exchange(chip, new byte[] {(byte) register}, buffer, offset, length);
        return length;
    }

    @Override
    public int readRegister(byte[] register, byte[] buffer, int offset, int length) {
        i2CBus.exchange(chip, register, buffer, offset, length);
        return length;
    }

    @Override
    public int writeRegister(int register, byte value) {
        i2CBus.exchange(chip, new byte[] {(byte) register, value}, NOTHING, 0, 0);
        return 1;
    }

    @Override
    public int writeRegister(int register, byte[] data, int offset, int length) {
        return writeRegister(new byte[] {(byte) register}, data, offset, length);
    }

    @Override
    public int writeRegister(byte[] register, byte[] data, int offset, int length) {
        byte[] out = Arrays.copyOf(register, register.length + length);
        System.arraycopy(data, offset, out, register.length, length);
        i2CBus.exchange(chip, out, NOTHING, 0, 0);
        return length;
    }

    @Override
    public void close() {
        if (isOpen()) {
            super.close();
            owner.leave(config().bus(), i2CBus);
        }
    }
}
