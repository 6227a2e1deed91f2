package dev.takt.config.read;

import static dev.takt.config.read.Key.flag;
import static dev.takt.config.read.Key.formula;
import static dev.takt.config.read.Key.integer;
import static dev.takt.config.read.Key.number;
import static dev.takt.config.read.Key.other;
import static dev.takt.config.read.Key.text;
import static dev.takt.config.read.Key.word;

import dev.takt.config.LateLimit;
import dev.takt.config.LoopSettings;
import dev.takt.config.MetricsSettings;
import dev.takt.config.NumberFormat;
import dev.takt.config.RecorderSettings;
import dev.takt.config.ReloadSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Every kind of object in a configuration file with all keys it may have. */
enum Section implements Keys {
    FILE(
            text("$schema"),
            text("name"),
            other("loop"),
            other("recorder"),
            other("metrics"),
            other("control"),
            other("reload"),
            word("board", "auto", "linux", "sim").or("auto"),
            other("buses"),
            other("inputs"),
            other("parameters"),
            other("functions"),
            other("native"),
            other("tables"),
            other("sets"),
            other("outputs"),
            other("simulation")),
    LOOP(
            number("rate_hz", LoopSettings.SLOWEST_HZ, LoopSettings.FASTEST_HZ).or(1000),
            other("cpu").or("auto"),
            integer("priority", LoopSettings.LOWEST_PRIORITY, LoopSettings.HIGHEST_PRIORITY).or(40),
            word("wait", "sleep", "hybrid", "spin").or("hybrid"),
            word("overrun", "skip", "shed", "safe").or("skip"),
            other("safe_after"),
            integer("arm_ticks", 1, LoopSettings.LONGEST_ARMING)
                    .or(LoopSettings.DEFAULT.armTicks()),
            number("stall_ms", 1, 60_000)),
    SAFE_AFTER(
            integer("late", 1, LateLimit.LONGEST).or(LateLimit.DEFAULT.late()),
            integer("of", 1, LateLimit.LONGEST).or(LateLimit.DEFAULT.of())),
    CONTROL(text("directory"), text("mode").or("0660"), text("group")),
    RELOAD(
            number("probation_s", 0, ReloadSettings.LONGEST_PROBATION_SECONDS)
                    .or(ReloadSettings.DEFAULT.probationSeconds()),
            flag("watch")),
    RECORDER(
            number("seconds", 0, RecorderSettings.LONGEST_SECONDS)
                    .or(RecorderSettings.DEFAULT.seconds()),
            number("after_seconds", 0, RecorderSettings.LONGEST_AFTER_SECONDS)
                    .or(RecorderSettings.DEFAULT.afterSeconds()),
            integer("memory_mb", 1, 1024).or(RecorderSettings.DEFAULT.memoryMegabytes()),
            text("directory"),
            integer("disk_mb", 1, 1_000_000).or(RecorderSettings.DEFAULT.diskMegabytes()),
            number("late_every_s", 0, 86_400).or(RecorderSettings.DEFAULT.lateEverySeconds())),
    METRICS(
            text("textfile"),
            integer("port", 1, 65_535),
            text("address").or(MetricsSettings.LOOPBACK),
            other("signals")),
    BUS(integer("clock_hz", 1_000, 125_000_000)),
    INPUT(
            integer("gpio", 0, 1023),
            integer("counter", 0, 1023),
            text("device"),
            other("i2c"),
            other("spi"),
            text("file"),
            text("provider"),
            other("chip"),
            word("pull", "off", "up", "down").or("off"),
            flag("active_low"),
            number("debounce_ms", 0, 10_000).or(0),
            word("edge", "rising", "falling", "both").or("rising"),
            word("measure", "count", "rate", "period").or("count"),
            number("zero_after_ms", 1, 3_600_000).or(1000),
            text("bus"),
            other("address"),
            integer("chip_select", 0, 15),
            other("field"),
            other("constants"),
            text("line"),
            formula("value"),
            formula("sim"),
            text("unit"),
            number("rate_hz", 0.001, LoopSettings.FASTEST_HZ),
            number("stale_after_ms", 0.1, 86_400_000),
            other("on_fault"),
            flag("required")),
    ON_FAULT(
            number("hold_ms", 0, 3_600_000).or(0),
            word("then", "nan", "value", "safe").or("nan"),
            number("value")),
    I2C(
            text("bus"),
            other("address"),
            integer("register", 0, 255),
            word("type", NumberFormats.words()).or("u8")),
    SPI_INPUT(
            text("bus"),
            integer("chip_select", 0, 15),
            integer("mode", 0, 3).or(0),
            other("transfer"),
            integer("offset", 0, 63).or(0),
            word("type", NumberFormats.words()).or("u8"),
            flag("inline")),
    SPI_OUTPUT(
            text("bus"),
            integer("chip_select", 0, 15),
            integer("mode", 0, 3).or(0),
            other("transfer"),
            word("type", NumberFormats.words()).or("u8"),
            flag("inline")),
    PARAMETER(number("value"), number("min"), number("max"), text("unit"), flag("retain")),
    NATIVE(text("symbol"), text("type")),
    TABLE(other("x"), other("y")),
    SET(
            integer("every", 1, 1_000_000_000).or(1),
            integer("phase", 0, 999_999_999).or(0),
            other("formulas")),
    OUTPUT(
            integer("gpio", 0, 1023),
            other("pwm"),
            text("device"),
            other("i2c"),
            other("spi"),
            text("file"),
            text("provider"),
            other("chip"),
            flag("active_low"),
            word("drive", "push_pull", "open_drain", "open_source").or("push_pull"),
            text("bus"),
            other("address"),
            integer("chip_select", 0, 15),
            integer("channel", 0, 255).or(0),
            other("constants"),
            formula("value"),
            number("safe"),
            number("min"),
            number("max"),
            number("slew_per_s", 1e-6, Double.MAX_VALUE),
            number("max_on_s", 0.001, 31_536_000),
            text("unit"),
            number("rate_hz", 0.001, LoopSettings.FASTEST_HZ)),
    PWM(
            integer("chip", 0, 255).or(0),
            integer("channel", 0, 255).or(0),
            number("frequency_hz", 0.1, 1_000_000).or(1000),
            flag("inverted")),
    SIMULATION(other("formulas"));

    // Never changed, and handed out as a view.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, Key> byName;

    Section(Key... keys) {
        this.byName = Keys.table(keys);
    }

    @Override
    public Map<String, Key> byName() {
        return byName;
    }

    /** The words for {@link NumberFormat}. */
    private static final class NumberFormats {
        static String[] words() {
            return Arrays.stream(NumberFormat.values())
                    .map(format -> format.name().toLowerCase(Locale.ROOT))
                    .toArray(String[]::new);
        }
    }
}
