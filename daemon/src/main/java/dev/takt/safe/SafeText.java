package dev.takt.safe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.takt.board.device.Descriptors;
import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.Configuration;
import dev.takt.config.DeviceOutput;
import dev.takt.config.FileOutput;
import dev.takt.config.GpioOutput;
import dev.takt.config.I2cOutput;
import dev.takt.config.NumberFormat;
import dev.takt.config.OutputPoint;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiOutput;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The text of a state file.
 *
 * <pre>
 * // crc32 1f0a93d2 of what follows
 * // configuration oven 148
 * {"name":"oven","board":"linux","buses":{},"outputs":{"heater":{ ... "safe":0.0}}}
 * // device mydac 512
 * { ... }
 * </pre>
 *
 * <p>A configuration that has nothing but outputs and buses, and the user's own descriptors of the
 * devices among them, each behind a line with its length in characters.
 *
 * @param configuration the configuration
 * @param devices from the name of a device to the text of its descriptor
 */
record SafeText(String configuration, Map<String, String> devices) {
    private static final String HEAD = "// crc32 ";
    private static final String HEAD_END = " of what follows\n";
    private static final Pattern PART =
            Pattern.compile("// (configuration|device) (\\S+) (\\d{1,9})\n");

    static String of(Configuration configuration) {
        StringWriter outputs = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), outputs)) {
            new Writer(json, configuration).write();
        }
        StringBuilder body = new StringBuilder();
        part(body, "configuration", configuration.name(), outputs.toString());
        ownDevices(configuration).forEach((name, text) -> part(body, "device", name, text));
        return HEAD + crc(body.toString()) + HEAD_END + body;
    }

    private static Map<String, String> ownDevices(Configuration configuration) {
        Map<String, String> own = new TreeMap<>();
        for (OutputPoint output : configuration.outputs()) {
            if (output.sink() instanceof DeviceOutput device
                    && configuration.devices() instanceof Descriptors descriptors) {
                String text = descriptors.ownText(device.device());
                if (text != null) {
                    own.put(device.device(), text);
                }
            }
        }
        return own;
    }

    private static void part(StringBuilder body, String what, String name, String text) {
        body.append("// ").append(what).append(' ').append(name).append(' ');
        body.append(text.length()).append('\n').append(text).append('\n');
    }

    /** What was written; null where the text is another. */
    static @Nullable SafeText parse(String text) {
        int end = text.indexOf(HEAD_END);
        String body = end < 0 ? "" : text.substring(end + HEAD_END.length());
        if (end < 0 || !text.substring(0, end).equals(HEAD + crc(body))) {
            return null;
        }
        String configuration = "";
        Map<String, String> devices = new TreeMap<>();
        Matcher part = PART.matcher(body);
        for (int at = 0; at < body.length() && part.find(at) && part.start() == at; ) {
            int from = part.end();
            int to = from + Integer.parseInt(part.group(3));
            if (part.group(1).equals("device")) {
                devices.put(part.group(2), body.substring(from, to));
            } else {
                configuration = body.substring(from, to);
            }
            at = to + 1;
        }
        return new SafeText(configuration, devices);
    }

    private static String crc(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(UTF_8));
        return "%08x".formatted(crc.getValue());
    }

    /** Writes the outputs and buses of a configuration as one. */
    private record Writer(JsonGenerator json, Configuration configuration) {
        void write() {
            json.writeStartObject();
            json.writeStringProperty("name", configuration.name());
            json.writeStringProperty("board", "linux");
            json.writeObjectPropertyStart("buses");
            for (Bus bus : configuration.buses()) {
                json.writeObjectPropertyStart(bus.name());
                json.writeNumberProperty("clock_hz", bus.clockHz());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeObjectPropertyStart("outputs");
            for (OutputPoint output : configuration.outputs()) {
                json.writeObjectPropertyStart(output.name());
                sink(output);
                if (output.provider() != null) {
                    json.writeStringProperty("provider", output.provider());
                }
                json.writeStringProperty("value", Double.toString(output.safe()));
                json.writeNumberProperty("safe", output.safe());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }

        private void sink(OutputPoint output) {
            switch (output.sink()) {
                case GpioOutput line -> gpio(line);
                case PwmOutput channel -> pwm(channel);
                case DeviceOutput device -> device(device);
                case I2cOutput register -> i2c(register);
                case SpiOutput transfer -> spi(transfer);
                // From wherever the outputs are put safe, it is the same file.
                case FileOutput file ->
                        json.writeStringProperty("file", file.path().toAbsolutePath().toString());
            }
        }

        private void gpio(GpioOutput line) {
            json.writeNumberProperty("gpio", line.line());
            if (line.chip() != null) {
                json.writeStringProperty("chip", line.chip());
            }
            json.writeBooleanProperty("active_low", line.activeLow());
            json.writeStringProperty("drive", line.drive().name().toLowerCase(Locale.ROOT));
        }

        private void pwm(PwmOutput channel) {
            json.writeObjectPropertyStart("pwm");
            json.writeNumberProperty("chip", channel.chip());
            json.writeNumberProperty("channel", channel.channel());
            json.writeNumberProperty("frequency_hz", channel.frequencyHz());
            json.writeBooleanProperty("inverted", channel.inverted());
            json.writeEndObject();
        }

        private void device(DeviceOutput device) {
            json.writeStringProperty("device", device.device());
            json.writeStringProperty("bus", device.bus());
            boolean i2c =
                    configuration.buses().stream()
                            .anyMatch(bus ->
                                    bus.name().equals(device.bus()) && bus.kind() == BusKind.I2C);
            json.writeNumberProperty(i2c ? "address" : "chip_select", device.address());
            json.writeNumberProperty("channel", device.channel());
        }

        private void i2c(I2cOutput register) {
            json.writeObjectPropertyStart("i2c");
            json.writeStringProperty("bus", register.bus());
            json.writeNumberProperty("address", register.address());
            if (register.register() >= 0) {
                json.writeNumberProperty("register", register.register());
            }
            type(register.format());
            json.writeEndObject();
        }

        private void spi(SpiOutput transfer) {
            json.writeObjectPropertyStart("spi");
            json.writeStringProperty("bus", transfer.bus());
            json.writeNumberProperty("chip_select", transfer.chipSelect());
            json.writeNumberProperty("mode", transfer.mode());
            json.writeArrayPropertyStart("transfer");
            transfer.transfer().forEach(json::writeNumber);
            json.writeEndArray();
            type(transfer.format());
            json.writeEndObject();
        }

        private void type(NumberFormat format) {
            json.writeStringProperty("type", format.name().toLowerCase(Locale.ROOT));
        }
    }
}
