package dev.takt.config.read;

import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.CounterInput;
import dev.takt.config.DeviceInput;
import dev.takt.config.FileInput;
import dev.takt.config.GpioInput;
import dev.takt.config.I2cInput;
import dev.takt.config.InputSource;
import dev.takt.config.NumberFormat;
import dev.takt.config.SpiInput;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where the samples of an input come from. */
final class SourceReader {
    private static final OneOf SOURCES = new OneOf("source", sources());
    private static final int LAST_FIELD = 9_999;
    private static final double NANOS_PER_MS = 1e6;

    private final BusReader buses;
    private final Wiring wiring;
    private final DeviceCheck devices;
    private final Diagnostics diagnostics;

    SourceReader(BusReader buses, DeviceCheck devices, Diagnostics diagnostics) {
        this.buses = buses;
        this.devices = devices;
        this.wiring = new Wiring(diagnostics);
        this.diagnostics = diagnostics;
    }

    private static Map<String, List<String>> sources() {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        sources.put("gpio", List.of("provider", "chip", "pull", "active_low", "debounce_ms"));
        sources.put(
                "counter",
                List.of(
                        "provider",
                        "chip",
                        "pull",
                        "active_low",
                        "debounce_ms",
                        "edge",
                        "measure",
                        "zero_after_ms"));
        sources.put(
                "device",
                List.of("provider", "bus", "address", "chip_select", "field", "constants"));
        sources.put("i2c", List.of("provider"));
        sources.put("spi", List.of("provider"));
        sources.put("file", List.of("line", "field"));
        return sources;
    }

    /** The source of an input; null where it is missing or wrong, which has been reported. */
    @Nullable Placed<InputSource> read(ObjectReader input) {
        String kind = SOURCES.choose(input);
        return switch (kind) {
            case "gpio" -> placed(gpio(input, "gpio"), input, "gpio");
            case "counter" -> placed(counter(input), input, "counter");
            case "device" -> device(input);
            case "i2c" -> i2c(input.object("i2c", Section.I2C));
            case "spi" -> spi(input.object("spi", Section.SPI_INPUT));
            case "file" -> placed(file(input), input, "file");
            case null, default -> null;
        };
    }

    private static @Nullable Placed<InputSource> placed(
            @Nullable InputSource source, ObjectReader reader, String key) {
        return source == null ? null : new Placed<>(source, reader.valuePlace(key));
    }

    private @Nullable GpioInput gpio(ObjectReader input, String key) {
        int line = input.integer(key, -1);
        String chip = wiring.gpioChip(input);
        GpioInput.Pull pull = input.word("pull", GpioInput.Pull.class);
        boolean activeLow = input.flag("active_low");
        double debounceMs = input.number("debounce_ms");
        return line < 0
                ? null
                : new GpioInput(line, chip, pull, activeLow, Math.round(debounceMs * NANOS_PER_MS));
    }

    private @Nullable CounterInput counter(ObjectReader input) {
        CounterInput.Edge edge = input.word("edge", CounterInput.Edge.class);
        CounterInput.Measure measure = input.word("measure", CounterInput.Measure.class);
        double zeroAfterMs = input.number("zero_after_ms");
        GpioInput line = gpio(input, "counter");
        return line == null
                ? null
                : new CounterInput(line, edge, measure, Math.round(zeroAfterMs * NANOS_PER_MS));
    }

    private @Nullable Placed<InputSource> device(ObjectReader input) {
        String field = input.has("field") ? input.text("field") : null;
        DevicePlace device = DevicePlace.read(input, wiring, buses, devices);
        return device == null || !devices.hasField(input, device.name(), field)
                ? null
                : placed(
                        new DeviceInput(
                                device.name(),
                                device.bus(),
                                device.place(),
                                field,
                                device.constants()),
                        input,
                        device.key());
    }

    private @Nullable Placed<InputSource> i2c(@Nullable ObjectReader i2c) {
        if (i2c == null) {
            return null;
        }
        NumberFormat format = i2c.word("type", NumberFormat.class);
        int register = i2c.integer("register", -1);
        Bus bus = buses.used(i2c, BusKind.I2C);
        int address = bus == null ? -1 : buses.place(i2c, bus);
        return bus == null || address < 0
                ? null
                : placed(
                        new I2cInput(bus.name(), address, register, format.length(), format),
                        i2c,
                        "address");
    }

    private @Nullable Placed<InputSource> spi(@Nullable ObjectReader spi) {
        if (spi == null) {
            return null;
        }
        NumberFormat format = spi.word("type", NumberFormat.class);
        int mode = spi.integer("mode", 0);
        int offset = spi.integer("offset", 0);
        boolean inline = spi.flag("inline");
        List<Integer> transfer =
                spi.require("transfer", "the bytes to send; as many are received")
                        ? wiring.transfer(spi)
                        : null;
        Bus bus = buses.used(spi, BusKind.SPI);
        int chipSelect = bus == null ? -1 : buses.place(spi, bus);
        if (transfer != null && offset + format.length() > transfer.size()) {
            diagnostics.error(
                    spi.valuePlace("transfer"),
                    "the answer of "
                            + transfer.size()
                            + " bytes does not hold "
                            + format.length()
                            + " bytes from offset "
                            + offset
                            + " on",
                    "send as many bytes as are to be received");
            return null;
        }
        return transfer == null || bus == null || chipSelect < 0
                ? null
                : placed(
                        new SpiInput(
                                bus.name(), chipSelect, mode, transfer, offset, format, inline),
                        spi,
                        "chip_select");
    }

    private @Nullable FileInput file(ObjectReader input) {
        Path path = wiring.file(input);
        String line = input.text("line");
        if (line != null && (line.isEmpty() || line.chars().anyMatch(Character::isWhitespace))) {
            diagnostics.error(
                    input.valuePlace("line"),
                    "'line' of " + input.owner() + " is " + Phrase.quoted(line),
                    "expected the first word of the wanted line");
        }
        int field = field(input, line == null ? 0 : 1);
        return path == null ? null : new FileInput(path, line, field);
    }

    /**
     * Where a line is found by its first word, the number is the second word unless told otherwise.
     */
    private int field(ObjectReader input, int standard) {
        JsonValue value = input.value("field");
        if (value instanceof JsonNumber number) {
            double field = number.value();
            if (field >= 0 && field <= LAST_FIELD && field == Math.rint(field)) {
                return (int) field;
            }
            if (!Double.isNaN(field)) {
                diagnostics.error(
                        value.span(),
                        "'field' of "
                                + input.owner()
                                + " is "
                                + Phrase.number(field)
                                + "; allowed: a whole number from 0 to "
                                + LAST_FIELD);
            }
        } else if (value != null) {
            input.mistype("the number of a word", "field", value);
        }
        return standard;
    }
}
