package dev.takt.board.pi4j.bus;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.Devices;
import dev.takt.linux.i2c.I2cAdapter;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the I2C devices of /dev/i2c-N. A bus is opened for its first device and closed with its
 * last; its time-out is set to {@value #TIMEOUT_MILLIS} ms, so that a chip that holds the bus keeps
 * nobody waiting for the second that drivers wait by default, and to one retry.
 */
public final class KernelI2CProvider extends I2CProviderBase {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-i2c";

    /** 255 bytes there and back take 46 ms at 100 kHz. */
    private static final int TIMEOUT_MILLIS = 50;

    private static final int RETRIES = 1;

    private final Devices devices;
    private final int priority;
    private final Map<Integer, KernelI2CBus> buses = new HashMap<>();

    /**
     * @param priority among the providers of a context; the highest wins
     */
    public KernelI2CProvider(Devices devices, int priority) {
        super(ID, "Takt I2C");
        this.devices = devices;
        this.priority = priority;
    }

    @Override
    public int getPriority() {
        return priority;
    }

    /**
     * @throws IOException if the kernel refuses, with the remedy
     */
    @Override
    public synchronized I2C create(I2CConfig config) {
        KernelI2CBus bus = bus(config.bus());
        bus.enter();
        KernelI2C created = new KernelI2C(this, config, bus);
        try {
            context().registry().add(created);
            return created;
        } catch (RuntimeException e) {
            created.close();
            throw e;
        }
    }

    private KernelI2CBus bus(int number) {
        KernelI2CBus open = buses.get(number);
        if (open != null) {
            return open;
        }
        String name = "i2c-" + number;
        try {
            I2cAdapter adapter = I2cAdapter.open(devices.files(), devices.dev().resolve(name));
            KernelI2CBus bus = new KernelI2CBus(name, adapter);
            buses.put(number, bus);
            adapter.limit(TIMEOUT_MILLIS, RETRIES);
            return bus;
        } catch (DeviceException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    synchronized void leave(int number, KernelI2CBus bus) {
        if (bus.leave()) {
            buses.remove(number);
        }
    }
}
