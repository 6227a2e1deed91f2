package dev.takt.safe;

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
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the outputs of a configuration as a configuration that has nothing else. */
final class SafeText {
    private final JsonGenerator json;

    private SafeText(JsonGenerator json) {
        this.json = json;
    }

    static String of(Configuration configuration) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new SafeText(json).write(configuration);
        }
        return text + "\n";
    }

    private void write(Configuration configuration) {
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
            sink(output, configuration);
            json.writeStringProperty("value", Double.toString(output.safe()));
            json.writeNumberProperty("safe", output.safe());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void sink(OutputPoint output, Configuration configuration) {
        switch (output.sink()) {
            case GpioOutput line -> gpio(line);
            case PwmOutput channel -> pwm(channel);
            case DeviceOutput device -> device(device, configuration);
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
    }

    private void pwm(PwmOutput channel) {
        json.writeObjectPropertyStart("pwm");
        json.writeNumberProperty("chip", channel.chip());
        json.writeNumberProperty("channel", channel.channel());
        json.writeNumberProperty("frequency_hz", channel.frequencyHz());
        json.writeBooleanProperty("inverted", channel.inverted());
        json.writeEndObject();
    }

    private void device(DeviceOutput device, Configuration configuration) {
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
