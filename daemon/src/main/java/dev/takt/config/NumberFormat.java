package dev.takt.config;

/**
 * How a number stands in bytes: unsigned, signed or floating; its bits; big or little end first.
 */
public enum NumberFormat {
    U8(1),
    S8(1),
    U16BE(2),
    U16LE(2),
    S16BE(2),
    S16LE(2),
    U24BE(3),
    U24LE(3),
    S24BE(3),
    S24LE(3),
    U32BE(4),
    U32LE(4),
    S32BE(4),
    S32LE(4),
    F32BE(4),
    F32LE(4);

    private final int length;

    NumberFormat(int length) {
        this.length = length;
    }

    /** Length in bytes. */
    public int length() {
        return length;
    }
}
