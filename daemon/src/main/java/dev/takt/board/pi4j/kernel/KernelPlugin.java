package dev.takt.board.pi4j.kernel;

import com.pi4j.extension.PluginService;
import com.pi4j.provider.Provider;
import dev.takt.board.pi4j.LinuxHardware;
import dev.takt.board.pi4j.bus.KernelI2CProvider;
import dev.takt.board.pi4j.bus.KernelSpiProvider;
import dev.takt.board.pi4j.gpio.KernelDigitalInputProvider;
import dev.takt.board.pi4j.gpio.KernelDigitalOutputProvider;
import dev.takt.board.pi4j.pwm.KernelPwmProvider;
import dev.takt.config.InputSource;
import dev.takt.config.OutputSink;
import dev.takt.linux.device.Devices;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings the providers of the kernel's devices into a Pi4J context: GPIO, PWM, I2C and SPI. */
public final class KernelPlugin implements LinuxHardware {
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

    @Override
    public Provider<?, ?, ?>[] providers() {
        return Stream.of(gpio(), pwm(), i2c(), spi())
                .flatMap(List::stream)
                .toArray(Provider[]::new);
    }

    @Override
    public Optional<String> missing(InputSource source) {
        return new Presence(devices).missing(source);
    }

    @Override
    public Optional<String> missing(OutputSink sink) {
        return new Presence(devices).missing(sink);
    }

    /**
     * Registers what this machine has devices for: on one without pins a program that looks for
     * them goes on to its next plugin.
     */
    @Override
    public void initialize(PluginService service) {
        List<String> names = devices.files().names(devices.dev());
        register(service, names, "gpiochip", gpio());
        register(
                service,
                devices.files().names(devices.sys().resolve("class/pwm")),
                "pwmchip",
                pwm());
        register(service, names, "i2c-", i2c());
        register(service, names, "spidev", spi());
    }

    private static void register(
            PluginService service,
            List<String> names,
            String prefix,
            List<Provider<?, ?, ?>> providers) {
        if (names.stream().anyMatch(name -> name.startsWith(prefix))) {
            service.register(providers.toArray(Provider[]::new));
        }
    }

    private List<Provider<?, ?, ?>> gpio() {
        return List.of(
                new KernelDigitalInputProvider(devices, PRIORITY),
                new KernelDigitalOutputProvider(devices, PRIORITY));
    }

    private List<Provider<?, ?, ?>> pwm() {
        return List.of(new KernelPwmProvider(devices, PRIORITY));
    }

    private List<Provider<?, ?, ?>> i2c() {
        return List.of(new KernelI2CProvider(devices, PRIORITY));
    }

    private List<Provider<?, ?, ?>> spi() {
        return List.of(new KernelSpiProvider(devices, PRIORITY));
    }
}
