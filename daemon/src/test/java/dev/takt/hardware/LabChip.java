package dev.takt.hardware;

/** A chip on the I2C bus of our board; four are there: 0x48, 0x49, 0x4A and 0x76. */
final class LabChip {
    private final KernelFile folder;

    private LabChip(KernelFile folder) {
        this.folder = folder;
    }

    /** The chip at an address, as good as new: its registers 0, its address answered. */
    static LabChip at(int address) {
        LabChip chip = new LabChip(Lab.BOARD.in("i2c/0x" + Integer.toHexString(address)));
        chip.folder.in("registers").write(new byte[1024]);
        chip.folder.in("pointer_bytes").write(1);
        chip.folder.in("width").write(1);
        chip.forget();
        chip.answers();
        return chip;
    }

    /** Sets bytes from a register on. */
    void registers(int first, int... bytes) {
        byte[] all = folder.in("registers").bytes();
        for (int i = 0; i < bytes.length; i++) {
            all[first + i] = (byte) bytes[i];
        }
        folder.in("registers").write(all);
    }

    int register(int number) {
        return Byte.toUnsignedInt(folder.in("registers").bytes()[number]);
    }

    /** How many bytes one step of the register pointer means. */
    void width(int bytes) {
        folder.in("width").write(bytes);
    }

    /** From now on every transfer fails with an errno: 6 is a chip that is not there. */
    void fault(int errno) {
        folder.in("fault").write(errno);
    }

    /** From now on the chip holds the clock until the adapter gives up. */
    void hang() {
        folder.in("hang").write(1);
    }

    /** Neither fault nor hang any more. */
    void answers() {
        folder.in("fault").write(0);
        folder.in("hang").write(0);
        folder.in("delay_us").write(0);
    }

    /** How long the chip stretches the clock in each transfer. */
    void delayMicros(int micros) {
        folder.in("delay_us").write(micros);
    }

    /** From now on {@link #transfers} counts anew. */
    void forget() {
        folder.in("transfers").write(0);
    }

    /** How often it was addressed since it was made or told to forget. */
    int transfers() {
        return folder.in("transfers").number();
    }
}
