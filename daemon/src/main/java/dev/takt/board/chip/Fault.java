package dev.takt.board.chip;

import dev.takt.linux.Errno;

/**
 * Why a chip could not be used.
 *
 * @param what what happened, in a few words
 * @param remedy what can be done about it
 */
record Fault(String what, String remedy) {
    /** No fault: the same step has to be done again a little later. */
    static final Fault NOT_YET = new Fault("not ready", "");

    private static final int EBUSY = 16;
    private static final int ENXIO = 6;
    private static final int ENODEV = 19;
    private static final int ETIMEDOUT = 110;
    private static final int EREMOTEIO = 121;

    /** Whether it is {@link #NOT_YET}. */
    @SuppressWarnings("ReferenceEquality") // there is one
    boolean isNotYet() {
        return this == NOT_YET;
    }

    /**
     * An exchange that the bus refused.
     *
     * @param doing what it was for, with the register where there is one
     * @param port where it was
     */
    static Fault of(int errno, String doing, ChipPort port) {
        return new Fault(doing + ": " + Errno.name(errno), remedy(errno, port));
    }

    private static String remedy(int errno, ChipPort port) {
        return switch (errno) {
            case ENXIO, EREMOTEIO, Errno.EIO ->
                    port.isSpi()
                            ? "check wiring and chip select"
                            : "nothing answers: check wiring, power and address; takt probe "
                                    + port.bus()
                                    + " shows who does";
            case ETIMEDOUT ->
                    "the bus is held: check its pull-ups and for a chip that holds SCL or SDA low";
            case EBUSY ->
                    "a driver of the kernel has this address: unbind it, or read its file instead";
            case Errno.EPERM, Errno.EACCES ->
                    "the user needs the group of the device file: sudo usermod -aG "
                            + (port.isSpi() ? "spi" : "i2c")
                            + " USER";
            case ENODEV, Errno.ENOENT -> "the bus " + port.bus() + " is gone: ls /dev";
            default -> "check wiring and power";
        };
    }

    @Override
    public String toString() {
        return remedy.isEmpty() ? what : what + "; " + remedy;
    }
}
