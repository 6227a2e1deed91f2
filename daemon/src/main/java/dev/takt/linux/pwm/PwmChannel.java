package dev.takt.linux.pwm;

import dev.takt.LoopThread;
import dev.takt.linux.AbsoluteSleep;
import dev.takt.linux.Errno;
import dev.takt.linux.MonotonicClock;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.DeviceFile;
import dev.takt.linux.device.DeviceFiles;
import dev.takt.linux.device.DeviceFiles.Access;
import dev.takt.linux.device.DeviceKind;
import dev.takt.linux.device.Devices;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

/**
 * One PWM channel. It runs from {@link #open} on, and goes on with its last duty cycle when it is
 * closed: who leaves it, leaves it at a value.
 *
 * <p>A change of the duty cycle is one write of the file {@code duty_cycle}. The channel is never
 * stopped and never set to 0 on the way from one value to another; only a change of polarity, which
 * the kernel allows for a stopped channel alone, stops it. One thread at a time uses a channel.
 */
public final class PwmChannel implements AutoCloseable {
    private static final long LONGEST_WAIT_NANOS = 1_000_000_000;
    private static final long WAIT_STEP_NANOS = 5_000_000;
    private static final int MOST_DIGITS = 20;
    private static final String CHIP = "pwmchip";

    private final DeviceFiles files;
    private final Path directory;
    private final DeviceFile duty;
    private final MemorySegment text = Arena.ofAuto().allocate(MOST_DIGITS);
    private final long textAddress = text.address();
    private long periodNanos;

    private PwmChannel(DeviceFiles files, Path directory, DeviceFile duty, long periodNanos) {
        this.files = files;
        this.directory = directory;
        this.duty = duty;
        this.periodNanos = periodNanos;
    }

    /**
     * Takes a channel into use. One that already runs with this period and polarity goes on, and
     * only its duty cycle changes.
     *
     * @param periodNanos above 0
     * @param inverted whether the active part of a period is low
     * @param share for which share of a period it is active at first, 0 to 1
     * @throws DeviceException if the kernel refuses
     */
    public static PwmChannel open(
            Devices devices,
            int chip,
            int channel,
            long periodNanos,
            boolean inverted,
            double share)
            throws DeviceException {
        DeviceFiles files = devices.files();
        Path chips = devices.sys().resolve("class/pwm");
        Path chipDirectory = chips.resolve(CHIP + chip);
        requireChannel(files, chips, chip, channel);
        Path directory = chipDirectory.resolve("pwm" + channel);
        if (!files.names(chipDirectory).contains("pwm" + channel)) {
            SysfsFile.write(files, chipDirectory.resolve("export"), Integer.toString(channel));
        }
        DeviceFile duty = openWhenAllowed(files, directory.resolve("duty_cycle"));
        PwmChannel opened = new PwmChannel(files, directory, duty, periodNanos);
        try {
            opened.begin(inverted, opened.nanos(share));
            return opened;
        } catch (DeviceException e) {
            duty.close();
            throw e;
        }
    }

    private static void requireChannel(DeviceFiles files, Path chips, int chip, int channel)
            throws DeviceException {
        List<String> present = files.names(chips).stream().sorted().toList();
        if (!present.contains(CHIP + chip)) {
            throw new DeviceException(
                    chips.resolve(CHIP + chip).toString(),
                    Errno.ENOENT,
                    present.isEmpty()
                            ? DeviceKind.PWM.remedy(Errno.ENOENT)
                            : "there are " + String.join(", ", present));
        }
        long channels = SysfsFile.number(files, chips.resolve(CHIP + chip).resolve("npwm"));
        if (channel >= channels) {
            throw new DeviceException(
                    "channel " + channel + " of " + CHIP + chip,
                    Errno.ENODEV,
                    "the chip has the channels 0 to " + (channels - 1));
        }
    }

    /** The files of a new channel belong to root until udev has seen them. */
    private static DeviceFile openWhenAllowed(DeviceFiles files, Path path) throws DeviceException {
        AbsoluteSleep sleep = new AbsoluteSleep();
        long beginNanos = MonotonicClock.nowNanos();
        while (true) {
            try {
                return files.open(path, Access.WRITE, DeviceKind.PWM);
            } catch (DeviceException e) {
                int errno = e.refusal().errno();
                boolean mayCome = errno == Errno.EACCES || errno == Errno.ENOENT;
                long nowNanos = MonotonicClock.nowNanos();
                if (!mayCome || nowNanos - beginNanos >= LONGEST_WAIT_NANOS) {
                    throw e;
                }
                sleep.until(nowNanos + WAIT_STEP_NANOS);
            }
        }
    }

    private void begin(boolean inverted, long dutyNanos) throws DeviceException {
        String polarity = inverted ? "inversed" : "normal";
        boolean turned = !SysfsFile.read(files, directory.resolve("polarity")).equals(polarity);
        boolean running = SysfsFile.number(files, directory.resolve("enable")) != 0;
        if (turned && running) {
            set("enable", "0");
        }
        setTimes(dutyNanos);
        if (turned) {
            set("polarity", polarity);
        }
        if (turned || !running) {
            set("enable", "1");
        }
    }

    /** The kernel refuses a duty cycle above the period at any moment. */
    private void setTimes(long dutyNanos) throws DeviceException {
        long runningPeriod = SysfsFile.number(files, directory.resolve("period"));
        long runningDuty = SysfsFile.number(files, directory.resolve("duty_cycle"));
        if (runningPeriod == periodNanos) {
            set("duty_cycle", Long.toString(dutyNanos));
        } else if (periodNanos < runningDuty) {
            set("duty_cycle", Long.toString(dutyNanos));
            set("period", Long.toString(periodNanos));
        } else {
            set("period", Long.toString(periodNanos));
            set("duty_cycle", Long.toString(dutyNanos));
        }
    }

    private void set(String file, String value) throws DeviceException {
        SysfsFile.write(files, directory.resolve(file), value);
    }

    /**
     * Changes the duty cycle.
     *
     * @param share for which share of a period the channel is active; what lies outside 0 to 1 is
     *     the nearest of them
     * @return whether the kernel took it
     */
    @LoopThread
    public boolean write(double share) {
        int length = format(nanos(share));
        return duty.tryWriteAtStart(textAddress, length) == length;
    }

    @LoopThread
    private long nanos(double share) {
        return Math.round(Math.min(Math.max(share, 0), 1) * periodNanos);
    }

    /** Decimal digits into the text; their number. */
    @LoopThread
    private int format(long number) {
        int length = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            length++;
        }
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            text.set(ValueLayout.JAVA_BYTE, i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        return length;
    }

    /**
     * Changes the period, and the duty cycle with it.
     *
     * @param nanos above 0
     * @throws DeviceException if the kernel refuses
     */
    public void changePeriod(long nanos, double share) throws DeviceException {
        periodNanos = nanos;
        setTimes(nanos(share));
    }

    /** The period in ns. */
    public long periodNanos() {
        return periodNanos;
    }

    /** Lets go of the files; the channel goes on as it is. */
    @Override
    public void close() {
        duty.close();
    }
}
