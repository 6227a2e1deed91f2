package dev.takt.board.device;

import dev.takt.board.file.KernelSensor;
import dev.takt.config.KnownDevice;
import dev.takt.config.KnownDevices;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The descriptors that come with Takt. */
public final class Descriptors {
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

    private Descriptors() {}

    /**
     * Reads all of them.
     *
     * @throws IllegalStateException if one is missing or has mistakes; a test holds that none has
     */
    public static List<DeviceDescriptor> all() {
        return NAMES.stream().map(Descriptors::read).toList();
    }

    /**
     * What configurations may name, each descriptor read when it is asked for: reading all takes a
     * good part of a start. For one thread.
     */
    public static KnownDevices known() {
        Map<String, KnownDevice> read = new HashMap<>();
        return new KnownDevices() {
            @Override
            public List<String> names() {
                return NAMES;
            }

            @Override
            public @Nullable KnownDevice find(String name) {
                return NAMES.contains(name)
                        ? read.computeIfAbsent(name, one -> Descriptors.read(one).known())
                        : null;
            }

            @Override
            public boolean isKernelFile(String name) {
                return KernelSensor.of(name).isPresent();
            }
        };
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
