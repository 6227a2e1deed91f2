package dev.takt.linux.i2c;

/**
 * What the driver of a bus can do, from I2C_FUNCS.
 *
 * @param bits as linux/i2c.h numbers them
 */
public record I2cFunctions(long bits) {
    private static final long I2C = 0x1;
    private static final long QUICK = 0x1_0000;
    private static final long READ_BYTE = 0x2_0000;
    private static final long WRITE_BYTE = 0x4_0000;
    private static final long READ_BYTE_DATA = 0x8_0000;
    private static final long WRITE_BYTE_DATA = 0x10_0000;
    private static final long READ_WORD_DATA = 0x20_0000;
    private static final long WRITE_WORD_DATA = 0x40_0000;
    private static final long READ_I2C_BLOCK = 0x400_0000;
    private static final long WRITE_I2C_BLOCK = 0x800_0000;

    /** Whether messages of any length, also combined ones, can be sent as they are. */
    public boolean plainTransfers() {
        return has(I2C);
    }

    boolean addressAlone() {
        return has(QUICK);
    }

    boolean byteAlone(boolean read) {
        return has(read ? READ_BYTE : WRITE_BYTE);
    }

    boolean byteOfRegister(boolean read) {
        return has(read ? READ_BYTE_DATA : WRITE_BYTE_DATA);
    }

    boolean wordOfRegister(boolean read) {
        return has(read ? READ_WORD_DATA : WRITE_WORD_DATA);
    }

    boolean blockOfRegister(boolean read) {
        return has(read ? READ_I2C_BLOCK : WRITE_I2C_BLOCK);
    }

    private boolean has(long function) {
        return (bits & function) != 0;
    }
}
