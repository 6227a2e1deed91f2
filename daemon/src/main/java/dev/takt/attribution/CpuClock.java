package dev.takt.attribution;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** How fast a CPU runs, and whether the firmware holds it back. Read when a tick was late. */
final class CpuClock {
    private static final int MOST_BYTES = 64;
    private static final long KHZ_PER_MHZ = 1_000;
    private static final int PERCENT = 100;
    private static final int FULL_PERCENT = 90;

    /** A Raspberry Pi's: too little voltage, clock capped, throttled, soft limit; all of now. */
    private static final Path FIRMWARE =
            Path.of("/sys/devices/platform/soc/soc:firmware/get_throttled");

    private static final long HELD_BACK_NOW = 0xF;
    private static final int HEXADECIMAL = 16;

    private final Path frequency;
    private final Path firmware;
    private final ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);

    CpuClock(int cpu) {
        this(Path.of("/sys/devices/system/cpu/cpu" + cpu + "/cpufreq"), FIRMWARE);
    }

    /** The same from other places, for tests over recorded files. */
    CpuClock(Path frequency, Path firmware) {
        this.frequency = frequency;
        this.firmware = firmware;
    }

    /** {@code 600/1500MHz} where the clock is below 90 % of the most it can be; else empty. */
    String reduced() {
        long now = khz("scaling_cur_freq");
        long most = khz("cpuinfo_max_freq");
        return now > 0 && now * PERCENT < most * FULL_PERCENT
                ? now / KHZ_PER_MHZ + "/" + most / KHZ_PER_MHZ + "MHz"
                : "";
    }

    private long khz(String file) {
        return ProcFile.number(ProcFile.text(frequency.resolve(file), buffer));
    }

    /** Whether the firmware says that it holds the CPU back now. */
    boolean throttled() {
        String text = ProcFile.text(firmware, buffer).strip();
        try {
            return !text.isEmpty() && (Long.parseLong(text, HEXADECIMAL) & HELD_BACK_NOW) != 0;
        } catch (NumberFormatException other) {
            return false;
        }
    }
}
