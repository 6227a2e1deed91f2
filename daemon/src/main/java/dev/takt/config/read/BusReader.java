package dev.takt.config.read;

import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the section {@code buses}, and the names of buses and the addresses on them wherever they
 * are used.
 */
final class BusReader {
    static final long I2C_STANDARD_HZ = 100_000;
    static final long I2C_MOST_HZ = 3_400_000;
    static final long SPI_STANDARD_HZ = 1_000_000;

    private static final int FIRST_ADDRESS = 0x03;
    private static final int LAST_ADDRESS = 0x77;
    private static final int LAST_BUS = 999;

    private final Map<String, Bus> buses = new LinkedHashMap<>();
    private final Map<String, Span> declared = new HashMap<>();
    private final Diagnostics diagnostics;

    BusReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reads one declared bus. */
    void declare(JsonString key, JsonValue value) {
        Bus bus = parse(key.text(), key.span());
        Span first = declared.putIfAbsent(key.text(), key.span());
        if (bus == null) {
            return;
        }
        if (first != null) {
            diagnostics.error(
                    key.span(),
                    "bus '" + bus.name() + "' is given twice; first at " + Phrase.place(first));
            return;
        }
        String owner = "bus '" + bus.name() + "'";
        if (!(value instanceof JsonObject object)) {
            diagnostics.error(
                    value.span(), "expected an object for " + owner + ", found " + value.kind());
            return;
        }
        ObjectReader reader = new ObjectReader(object, Section.BUS, owner, key.span(), diagnostics);
        double clockHz = reader.number("clock_hz");
        if (bus.kind() == BusKind.I2C && clockHz > I2C_MOST_HZ) {
            diagnostics.error(
                    reader.valuePlace("clock_hz"),
                    "'clock_hz' of "
                            + owner
                            + " is "
                            + Phrase.number(clockHz)
                            + "; allowed on an I2C bus: 1000 to "
                            + I2C_MOST_HZ);
        }
        long hz = Double.isNaN(clockHz) ? bus.clockHz() : Math.round(clockHz);
        buses.put(bus.name(), new Bus(bus.name(), bus.kind(), bus.number(), hz));
    }

    /** All buses that were declared or used so far. */
    List<Bus> buses() {
        return List.copyOf(buses.values());
    }

    /**
     * The bus behind the key {@code bus}; with its usual clock where it is not declared.
     *
     * @param kind the only kind that will do; null for any
     * @return null where there is none, which has been reported
     */
    @Nullable Bus used(ObjectReader user, @Nullable BusKind kind) {
        if (!user.require(
                "bus",
                "for example \"bus\": \"" + (kind == BusKind.SPI ? "spi-0" : "i2c-1") + "\"")) {
            return null;
        }
        String name = user.text("bus");
        Bus bus = name == null ? null : parse(name, user.valuePlace("bus"));
        if (bus != null && kind != null && bus.kind() != kind) {
            diagnostics.error(
                    user.valuePlace("bus"), "'" + bus.name() + "' is no " + kind.word() + " bus");
            return null;
        }
        return bus == null ? null : buses.computeIfAbsent(bus.name(), _ -> bus);
    }

    /**
     * Where on its bus a chip is: the address on an I2C bus, the chip select on an SPI bus.
     *
     * @return -1 where it is missing or wrong, which has been reported
     */
    int place(ObjectReader user, Bus bus) {
        boolean i2c = bus.kind() == BusKind.I2C;
        String key = i2c ? "address" : "chip_select";
        String other = i2c ? "chip_select" : "address";
        // Both keys exist only where a device may be on either kind of bus.
        if (user.accepts(other) && user.has(other)) {
            diagnostics.error(
                    user.keyPlace(other),
                    "'"
                            + other
                            + "' has no meaning on the "
                            + bus.kind().word()
                            + " bus '"
                            + bus.name()
                            + "'",
                    "a place on this bus is given by '" + key + "'");
        }
        if (!user.require(
                key,
                i2c ? "for example \"address\": \"0x48\"" : "for example \"chip_select\": 0")) {
            return -1;
        }
        return i2c ? address(user) : user.integer(key, -1);
    }

    private int address(ObjectReader user) {
        JsonValue value = user.value("address");
        if (value == null) {
            return -1;
        }
        double address;
        if (value instanceof JsonNumber number) {
            address = number.value();
        } else if (value instanceof JsonString string) {
            address = parseAddress(string.text());
            if (address < 0) {
                diagnostics.error(
                        value.span(),
                        Phrase.quoted(string.text()) + " is not an address",
                        "write \"0x48\" or a decimal number");
                return -1;
            }
        } else {
            user.mistype("an address", "address", value);
            return -1;
        }
        if (address >= FIRST_ADDRESS && address <= LAST_ADDRESS && address == Math.rint(address)) {
            return (int) address;
        }
        if (!Double.isNaN(address)) {
            diagnostics.error(
                    value.span(), "address " + shown(address) + " is not from 0x03 to 0x77");
        }
        return -1;
    }

    private static String shown(double address) {
        boolean whole =
                address == Math.rint(address) && address >= 0 && address <= Integer.MAX_VALUE;
        return whole ? hex((int) address) : Phrase.number(address);
    }

    /** An address as data sheets write it: {@code 0x48}. */
    static String hex(int address) {
        return String.format("0x%02x", address);
    }

    private static int parseAddress(String text) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        String digits = hexadecimal ? text.substring(2) : text;
        boolean wellFormed = digits.matches(hexadecimal ? "[0-9a-fA-F]{1,7}" : "[0-9]{1,9}");
        return wellFormed ? Integer.parseInt(digits, hexadecimal ? 16 : 10) : -1;
    }

    private @Nullable Bus parse(String name, Span at) {
        for (BusKind kind : BusKind.values()) {
            String prefix = kind.word() + "-";
            if (name.startsWith(prefix)
                    && name.substring(prefix.length()).matches("0|[1-9][0-9]{0,2}")) {
                int number = Integer.parseInt(name.substring(prefix.length()));
                long hz = kind == BusKind.I2C ? I2C_STANDARD_HZ : SPI_STANDARD_HZ;
                return new Bus(name, kind, number, hz);
            }
        }
        diagnostics.error(
                at,
                "unknown bus " + Phrase.quoted(name),
                "a bus is i2c-N or spi-N with N from 0 to " + LAST_BUS);
        return null;
    }
}
