package dev.takt.linux.device;

import dev.takt.linux.Refusal;

/** The kernel refused a device. The message names call, errno and remedy. */
public final class DeviceException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public DeviceException(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    /**
     * @param call the system call with what it was about: {@code open(/dev/i2c-1)}
     * @param errno why, positive
     */
    public DeviceException(String call, int errno, String remedy) {
        this(new Refusal(call, errno, remedy));
    }

    /** Call, errno and remedy. */
    public Refusal refusal() {
        return refusal;
    }
}
