package dev.takt.hardware;

import com.pi4j.exception.Pi4JException;
import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CBus;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A Pi4J plugin with an I2C bus for machines that have none. A file says what its chips do: answer
 * with zeros, {@link #REFUSE}, or {@link #HANG} as long as Takt lets a chip of the kernel hang.
 */
public final class FaultyBus implements Plugin {
    static final String PROVIDER = "faulty-i2c";
    static final String ANSWER = "answer";
    static final String REFUSE = "refuse";
    static final String HANG = "hang";

    /** The variable that names the file. */
    static final String FILE = "TAKT_FAULTY_BUS";

    private static final int PATIENCE_MILLIS = 50;

    /** Makes a jar of this plugin. */
    static void writeJar(Path jar) throws java.io.IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("META-INF/services/" + Plugin.class.getName()));
            out.write(FaultyBus.class.getName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (Class<?> part : List.of(FaultyBus.class, Provider.class, Bus.class, Chip.class)) {
                String name = part.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (var bytes = part.getClassLoader().getResourceAsStream(name)) {
                    Objects.requireNonNull(bytes, name).transferTo(out);
                }
            }
        }
    }

    @Override
    public void initialize(PluginService service) {
        service.register(new Provider());
    }

    private static final class Provider extends I2CProviderBase {
        Provider() {
            super(PROVIDER, PROVIDER);
        }

        @Override
        public I2C create(I2CConfig config) {
            Chip chip = new Chip(this, config);
            context().registry().add(chip);
            return chip;
        }
    }

    private static final class Bus implements I2CBus {
        @Override
        public <R> R execute(I2C device, Callable<R> action) {
            try {
                return action.call();
            } catch (Exception e) {
                throw new Pi4JException(e);
            }
        }
    }

    private static final class Chip extends I2CBase<Bus> {
        private final Path file = Path.of(System.getenv(FILE));

        Chip(I2CProvider provider, I2CConfig config) {
            super(provider, config, new Bus());
        }

        private int exchange(int length) {
            try {
                String doing = Files.readString(file).strip();
                if (doing.equals(HANG)) {
                    Thread.sleep(PATIENCE_MILLIS);
                }
                if (!doing.equals(ANSWER)) {
                    throw new IOException("no answer");
                }
                return length;
            } catch (java.io.IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IOException(e.toString());
            }
        }

        @Override
        public int read() {
            return exchange(0);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return exchange(length);
        }

        @Override
        public int write(byte value) {
            return exchange(1);
        }

        @Override
        public int write(byte[] data, int offset, int length) {
            return exchange(length);
        }

        @Override
        public int readRegister(int register) {
            return exchange(0);
        }

        @Override
        public int readRegister(int register, byte[] buffer, int offset, int length) {
            return exchange(length);
        }

        @Override
        public int readRegister(byte[] register, byte[] buffer, int offset, int length) {
            return exchange(length);
        }

        @Override
        public int writeRegister(int register, byte value) {
            return exchange(1);
        }

        @Override
        public int writeRegister(int register, byte[] data, int offset, int length) {
            return exchange(length);
        }

        @Override
        public int writeRegister(byte[] register, byte[] data, int offset, int length) {
            return exchange(length);
        }
    }
}
