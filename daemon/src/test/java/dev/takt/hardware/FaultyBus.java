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
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A Pi4J plugin with an I2C bus for machines that have none. A file says what its chips do: answer
 * with zeros, {@link #REFUSE}, {@link #HANG} as long as Takt lets a chip of the kernel hang, or
 * answer after the time that an exchange {@link #takes} on a wire, with the count of its exchanges.
 */
public final class FaultyBus implements Plugin {
    static final String PROVIDER = "faulty-i2c";
    static final String ANSWER = "answer";
    static final String REFUSE = "refuse";
    static final String HANG = "hang";

    private static final String TAKE = "take ";

    /** The variable that names the file. */
    static final String FILE = "TAKT_FAULTY_BUS";

    private static final int PATIENCE_MILLIS = 50;

    /** The last piece of an exchange is not slept, as a sleep ends late by some of these. */
    private static final long AWAKE_NANOS = 200_000;

    /** What its chips do: every exchange takes so long. */
    static String takes(int micros) {
        return TAKE + micros;
    }

    /** Occupies the wire for so long. */
    static void occupy(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            if (left > AWAKE_NANOS) {
                LockSupport.parkNanos(left - AWAKE_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

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
        private int exchanges;

        Chip(I2CProvider provider, I2CConfig config) {
            super(provider, config, new Bus());
        }

        private int exchange(int length) {
            try {
                String doing = Files.readString(file).strip();
                if (doing.equals(HANG)) {
                    Thread.sleep(PATIENCE_MILLIS);
                }
                if (doing.startsWith(TAKE)) {
                    occupy(1000L * Integer.parseInt(doing.substring(TAKE.length())));
                    exchanges++;
                } else if (!doing.equals(ANSWER)) {
                    throw new IOException("no answer");
                }
                return length;
            } catch (java.io.IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IOException(e.toString());
            }
        }

        private int counted(byte[] buffer, int offset, int length) {
            int read = exchange(length);
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = (byte) (exchanges >>> (8 * (length - 1 - i)));
            }
            return read;
        }

        @Override
        public int read() {
            return exchange(0);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return counted(buffer, offset, length);
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
            return counted(buffer, offset, length);
        }

        @Override
        public int readRegister(byte[] register, byte[] buffer, int offset, int length) {
            return counted(buffer, offset, length);
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
