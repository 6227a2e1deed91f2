package dev.takt.config.read;

import dev.takt.config.CounterInput;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioOutput;
import dev.takt.config.InputSource;
import dev.takt.config.OutputSink;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import dev.takt.config.json.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Reads which Pi4J provider an input or output names, and refuses what Pi4J has no word for: the
 * provider would never hear of it. Whether there is such a provider is known when it is opened.
 */
final class ProviderReader {
    private static final String KEY = "provider";
    private static final String ID = "[!-~]([ -~]{0,98}[!-~])?";
    private static final String CHIP = "gpiochip[0-9]+";
    private static final String SPI = "spi-";
    private static final int LAST_SPI_BUS = 6;

    private ProviderReader() {}

    /** The id of the provider of an input; null for none, or where it is wrong. */
    static @Nullable String read(ObjectReader input, @Nullable InputSource source) {
        String id = id(input);
        if (id != null) {
            switch (source) {
                case GpioInput line -> checkChip(input, line.chip());
                case CounterInput counter -> checkChip(input, counter.line().chip());
                case DeviceInput device -> checkBus(input, "bus", device.bus());
                case SpiInput spi -> checkBus(input, "spi", spi.bus());
                case null, default -> {}
            }
        }
        return id;
    }

    /** The same of an output. */
    static @Nullable String read(ObjectReader output, @Nullable OutputSink sink) {
        String id = id(output);
        if (id != null) {
            switch (sink) {
                case GpioOutput line -> {
                    checkChip(output, line.chip());
                    checkDrive(output, line.drive());
                }
                case PwmOutput channel -> checkFrequency(output, channel.frequencyHz());
                case DeviceOutput device -> checkBus(output, "bus", device.bus());
                case SpiOutput spi -> checkBus(output, "spi", spi.bus());
                case null, default -> {}
            }
        }
        return id;
    }

    private static @Nullable String id(ObjectReader reader) {
        String id = reader.text(KEY);
        if (id != null && !id.matches(ID)) {
            reader.diagnostics()
                    .error(
                            reader.valuePlace(KEY),
                            Phrase.quoted(id) + " cannot be the id of a Pi4J provider",
                            "leave 'provider' out for Takt's own");
            return null;
        }
        return id;
    }

    private static void checkChip(ObjectReader reader, @Nullable String chip) {
        if (chip != null && !chip.matches(CHIP)) {
            reader.diagnostics()
                    .error(
                            reader.valuePlace("chip"),
                            "'chip' of "
                                    + reader.owner()
                                    + " is a label; with a 'provider' it is a number",
                            "for example 0 or \"gpiochip0\"");
        }
    }

    private static void checkDrive(ObjectReader output, GpioOutput.Drive drive) {
        if (drive != GpioOutput.Drive.PUSH_PULL) {
            output.diagnostics()
                    .error(
                            output.valuePlace("drive"),
                            "'drive' of "
                                    + output.owner()
                                    + " needs Takt's own provider: Pi4J has no word for it",
                            "leave out 'provider' or 'drive'");
        }
    }

    private static void checkFrequency(ObjectReader output, double frequencyHz) {
        double whole = Math.max(1, Math.rint(frequencyHz));
        if (whole != frequencyHz) {
            output.diagnostics()
                    .warning(
                            output.valuePlace("pwm"),
                            output.owner()
                                    + " runs at "
                                    + Phrase.number(whole)
                                    + " Hz: with a 'provider' a frequency is whole Hz",
                            "leave 'provider' out for " + Phrase.number(frequencyHz) + " Hz");
        }
    }

    private static void checkBus(ObjectReader reader, String key, String bus) {
        if (bus.startsWith(SPI) && Integer.parseInt(bus.substring(SPI.length())) > LAST_SPI_BUS) {
            reader.diagnostics()
                    .error(
                            reader.valuePlace(key),
                            reader.owner()
                                    + " needs Takt's own provider: Pi4J names SPI buses only up"
                                    + " to "
                                    + LAST_SPI_BUS,
                            "leave out 'provider'");
        }
    }
}
