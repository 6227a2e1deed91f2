package dev.takt.board.device;

import dev.takt.board.file.KernelSensor;
import dev.takt.config.KnownDevice;
import dev.takt.config.KnownDevices;
import dev.takt.config.json.Phrase;
import dev.takt.config.json.SourceFiles;
import dev.takt.config.read.Names;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors that come with Takt, and those of the user.
 *
 * <p>What comes with Takt is read only when it is asked for: reading all takes a good part of a
 * start. For one thread.
 */
public final class Descriptors implements KnownDevices {
    /** Their names, sensors before what sets something. A jar cannot list its own files. */
    static final List<String> NAMES =
            List.of(
                    "tmp102",
                    "lm75",
                    "tmp117",
                    "mcp9808",
                    "ads1115",
                    "ads1015",
                    "ina219",
                    "ina226",
                    "bme280",
                    "bmp280",
                    "sht3x",
                    "sht4x",
                    "aht20",
                    "mpu6050",
                    "adxl345",
                    "as5600",
                    "bh1750",
                    "mcp3008",
                    "mcp3208",
                    "max31855",
                    "max31865",
                    "mcp23017",
                    "pcf8574",
                    "mcp4725",
                    "mcp4728",
                    "pca9685");

    private static final String BESIDE = "devices";

    private final Map<String, @Nullable DeviceDescriptor> own = new LinkedHashMap<>();
    private final Map<String, String> ownTexts = new LinkedHashMap<>();
    private final Map<String, DeviceDescriptor> builtIn = new HashMap<>();

    /** Only those that come with Takt. */
    public Descriptors() {}

    /**
     * Those that come with Takt, and the user's: all {@code *.json} of the directory {@code
     * devices} beside a configuration file, or in a directory that is one. One of the user's goes
     * before one of the same name that comes with Takt.
     *
     * @param diagnostics takes every mistake of the user's descriptors
     */
    public static Descriptors beside(Path configuration, Diagnostics diagnostics) {
        Descriptors all = new Descriptors();
        Path directory =
                Files.isDirectory(configuration)
                        ? configuration.resolve(BESIDE)
                        : configuration.resolveSibling(BESIDE);
        if (Files.isDirectory(directory)) {
            for (Source source : SourceFiles.read(directory, diagnostics)) {
                all.add(source, diagnostics);
            }
        }
        return all;
    }

    /**
     * Those that come with Takt, and these in place of files of the user's.
     *
     * @param texts from the name of a device to the text of its file
     */
    public static Descriptors with(Map<String, String> texts, Diagnostics diagnostics) {
        Descriptors all = new Descriptors();
        texts.forEach((name, text) -> all.add(new Source(name + ".json", text), diagnostics));
        return all;
    }

    private void add(Source source, Diagnostics diagnostics) {
        String file = String.valueOf(Path.of(source.name()).getFileName());
        String name = file.substring(0, file.length() - ".json".length());
        if (Names.isDevice(name)) {
            // By itself: the formulas of a descriptor are checked only where there are no errors.
            Diagnostics found = new Diagnostics();
            own.put(name, DescriptorReader.read(name, source, found));
            ownTexts.put(name, source.text());
            found.sorted().forEach(one -> diagnostics.error(one.span(), one.message(), one.hint()));
        } else {
            diagnostics.error(
                    source.span(0, 0),
                    Phrase.quoted(name) + " cannot be the name of a device",
                    "small letters, digits and '_'; the file is named after the device");
        }
    }

    /**
     * Reads all that come with Takt.
     *
     * @throws IllegalStateException if one is missing or has mistakes; a test holds that none has
     */
    public static List<DeviceDescriptor> all() {
        return NAMES.stream().map(Descriptors::read).toList();
    }

    @Override
    public List<String> names() {
        return Stream.concat(own.keySet().stream(), NAMES.stream()).distinct().toList();
    }

    @Override
    public @Nullable KnownDevice find(String name) {
        DeviceDescriptor device = descriptor(name);
        return device == null ? null : device.known();
    }

    @Override
    public boolean isKernelFile(String name) {
        return !own.containsKey(name) && KernelSensor.of(name).isPresent();
    }

    /** The descriptor of this name; null where there is none, or where it has mistakes. */
    public @Nullable DeviceDescriptor descriptor(String name) {
        if (own.containsKey(name)) {
            return own.get(name);
        }
        return NAMES.contains(name) ? builtIn.computeIfAbsent(name, Descriptors::read) : null;
    }

    /** The text of the user's file for this name; null where the descriptor is not the user's. */
    public @Nullable String ownText(String name) {
        return ownTexts.get(name);
    }

    private static DeviceDescriptor read(String name) {
        String file = name + ".json";
        Diagnostics diagnostics = new Diagnostics();
        DeviceDescriptor device =
                DescriptorReader.read(name, new Source(file, text(file)), diagnostics);
        if (device == null) {
            throw new IllegalStateException(file + ": " + diagnostics.sorted());
        }
        return device;
    }

    /** The text of a descriptor's file. */
    static String text(String file) {
        try (InputStream in = Descriptors.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
