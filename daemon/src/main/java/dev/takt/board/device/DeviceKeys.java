package dev.takt.board.device;

import static dev.takt.config.read.Key.flag;
import static dev.takt.config.read.Key.formula;
import static dev.takt.config.read.Key.integer;
import static dev.takt.config.read.Key.number;
import static dev.takt.config.read.Key.other;
import static dev.takt.config.read.Key.text;
import static dev.takt.config.read.Key.word;

import dev.takt.config.NumberFormat;
import dev.takt.config.read.Key;
import dev.takt.config.read.Keys;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Every kind of object in a device descriptor with all keys it may have. */
enum DeviceKeys implements Keys {
    DEVICE(
            text("$schema"),
            text("measures"),
            other("source"),
            word("bus", "i2c", "spi").or("i2c"),
            integer("spi_mode", 0, 3).or(0),
            integer("clock_hz", 1_000, 125_000_000),
            other("addresses"),
            other("identity"),
            other("constants"),
            other("init"),
            other("calibration"),
            other("reads"),
            formula("valid"),
            other("terms"),
            other("fields"),
            other("output"),
            number("fastest_hz", 0.001, 1_000_000)),
    IDENTITY(
            other("register"),
            word("type", Formats.words()).or("u8"),
            other("mask"),
            other("value")),
    WRITE(other("write"), number("wait_ms", 0, 60_000).or(0)),
    READ(
            other("trigger"),
            number("wait_ms", 0, 60_000).or(0),
            other("ready"),
            other("register"),
            integer("length", 1, 64),
            text("transfer"),
            word("crc", "none", "every_word", "whole", "pec").or("none"),
            other("raw")),
    READY(
            other("register"),
            other("mask"),
            other("value"),
            number("timeout_ms", 0.1, 60_000).or(100)),
    RAW(
            integer("offset", 0, 63).or(0),
            word("type", Formats.words()).or("u8"),
            integer("shift", 0, 31).or(0),
            integer("bits", 1, 32)),
    FIELD(formula("value"), text("unit")),
    OUTPUT(
            integer("channels", 1, 256).or(1),
            text("unit"),
            flag("shared"),
            other("prepare"),
            other("terms"),
            other("write"),
            other("safe"));

    // Never changed, and handed out as a view.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, Key> byName;

    DeviceKeys(Key... keys) {
        this.byName = Keys.table(keys);
    }

    @Override
    public Map<String, Key> byName() {
        return byName;
    }

    /** The words for numbers of whole type: every one of {@link NumberFormat} but the floating. */
    private static final class Formats {
        static String[] words() {
            return Arrays.stream(NumberFormat.values())
                    .map(format -> format.name().toLowerCase(Locale.ROOT))
                    .filter(word -> !word.startsWith("f"))
                    .toArray(String[]::new);
        }
    }
}
