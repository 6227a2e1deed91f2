package dev.takt.linux.pwm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.takt.linux.Errno;
import dev.takt.linux.device.FakeKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A PWM chip as the kernel shows it: a channel comes to be by {@code export}, a duty cycle above
 * the period is refused, and so is a new polarity while the channel runs.
 */
public final class FakePwmChip {
    private final FakeKernel kernel;
    private final Path directory;

    /** Every write that was taken: {@code "period 40000"}. */
    public final List<String> log = new ArrayList<>();

    public long period;
    public long duty;
    public boolean enabled;
    public String polarity = "normal";

    /** How often the files of a new channel are still root's when they are opened. */
    public int stillRoots;

    /** What a write is answered with; 0 for success. */
    public int errno;

    public FakePwmChip(FakeKernel kernel, int number, int channels) {
        this.kernel = kernel;
        this.directory = Path.of("/sys/class/pwm/pwmchip" + number);
        kernel.with(directory.resolve("npwm"), new Attribute("npwm", channels + "\n"));
        kernel.with(directory.resolve("export"), new Attribute("export", ""));
    }

    /** The channel is there already. */
    public FakePwmChip exported(int channel) {
        for (String name : List.of("period", "duty_cycle", "enable", "polarity")) {
            kernel.with(directory.resolve("pwm" + channel).resolve(name), new Attribute(name, ""));
        }
        return this;
    }

    private int set(String name, String text) {
        if (errno != 0) {
            return -errno;
        }
        switch (name) {
            case "export" -> exported(Integer.parseInt(text));
            case "period" -> {
                if (Long.parseLong(text) < duty) {
                    return -Errno.EINVAL;
                }
                period = Long.parseLong(text);
            }
            case "duty_cycle" -> {
                if (Long.parseLong(text) > period) {
                    return -Errno.EINVAL;
                }
                duty = Long.parseLong(text);
            }
            case "enable" -> {
                if (period == 0) {
                    return -Errno.EINVAL;
                }
                enabled = text.equals("1");
            }
            case "polarity" -> {
                if (enabled || period == 0) {
                    return enabled ? -Errno.EBUSY : -Errno.EINVAL;
                }
                polarity = text;
            }
            default -> {
                return -Errno.EACCES;
            }
        }
        log.add(name + " " + text);
        return text.length();
    }

    private String get(String name, String fixed) {
        return switch (name) {
            case "period" -> period + "\n";
            case "duty_cycle" -> duty + "\n";
            case "enable" -> (enabled ? 1 : 0) + "\n";
            case "polarity" -> polarity + "\n";
            default -> fixed;
        };
    }

    private final class Attribute implements FakeKernel.Device {
        private final String name;
        private final String fixed;

        Attribute(String name, String fixed) {
            this.name = name;
            this.fixed = fixed;
        }

        @Override
        public int refusal() {
            if (name.equals("duty_cycle") && stillRoots > 0) {
                stillRoots--;
                return Errno.EACCES;
            }
            return 0;
        }

        @Override
        public int ioctl(long request, long argument) {
            return -Errno.EINVAL;
        }

        @Override
        public int read(long address, long length) {
            byte[] text = get(name, fixed).getBytes(US_ASCII);
            FakeKernel.memory(address, length).copyFrom(MemorySegment.ofArray(text));
            return text.length;
        }

        @Override
        public int write(MemorySegment text) {
            return set(name, new String(text.toArray(ValueLayout.JAVA_BYTE), US_ASCII));
        }
    }
}
