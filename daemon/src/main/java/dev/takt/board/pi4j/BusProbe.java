package dev.takt.board.pi4j;

import com.pi4j.context.Context;
import com.pi4j.provider.Provider;
import dev.takt.board.BoardException;
import dev.takt.board.bus.BusScan;
import dev.takt.board.bus.FoundChip;
import dev.takt.board.device.DeviceDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks who is there on an I2C bus of this machine. */
public final class BusProbe {
    private static final Path KERNEL_CHIPS = Path.of("/sys/bus/i2c/devices");

    private BusProbe() {}

    /**
     * All chips that answer, by address; see {@link BusScan} for what is done to them.
     *
     * @param bus number of the bus
     * @param known the devices to tell apart
     * @throws BoardException if the bus cannot be opened, or is held
     */
    public static List<FoundChip> scan(int bus, List<DeviceDescriptor> known)
            throws BoardException {
        return scan(bus, known, PluginProviders.of(PluginProviders.linux()), KERNEL_CHIPS);
    }

    /**
     * The same for other providers.
     *
     * @param kernelChips the directory of the chips that the kernel knows
     */
    static List<FoundChip> scan(
            int bus,
            List<DeviceDescriptor> known,
            List<? extends Provider<?, ?, ?>> providers,
            Path kernelChips)
            throws BoardException {
        Context context = Contexts.make(providers);
        try {
            ChipLinks chips = new ChipLinks(context, false);
            ContextLinks links = new ContextLinks((_, _) -> chips, List.of());
            return new BusScan(
                            links,
                            "i2c-" + bus,
                            known,
                            address -> driver(kernelChips, "%d-%04x".formatted(bus, address)))
                    .run();
        } finally {
            context.shutdown();
        }
    }

    /** The driver that has a chip; empty where none has. */
    private static String driver(Path chips, String chip) {
        try {
            Path driver = Files.readSymbolicLink(chips.resolve(chip).resolve("driver"));
            return String.valueOf(driver.getFileName());
        } catch (IOException none) {
            return "";
        }
    }
}
