package dev.takt.board.pi4j.kernel;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.provider.Provider;
import dev.takt.board.pi4j.bus.KernelI2CProvider;
import dev.takt.board.pi4j.bus.KernelSpiProvider;
import dev.takt.linux.device.Devices;

/** Brings the providers of the kernel's devices into a Pi4J context: I2C and SPI. */
public final class KernelPlugin implements Plugin {
    /**
     * Above the providers that Pi4J brings itself, which have 0 to 100: whoever puts Takt on the
     * class path wants it used.
     */
    private static final int PRIORITY = 200;

    private final Devices devices;

    /** For the devices of this machine. */
    public KernelPlugin() {
        this(Devices.ofThisMachine());
    }

    /** For devices elsewhere: those of a test. */
    public KernelPlugin(Devices devices) {
        this.devices = devices;
    }

    /** New providers; they belong to one context. */
    public Provider<?, ?, ?>[] providers() {
        return new Provider<?, ?, ?>[] {
            new KernelI2CProvider(devices, PRIORITY), new KernelSpiProvider(devices, PRIORITY)
        };
    }

    @Override
    public void initialize(PluginService service) {
        service.register(providers());
    }
}
