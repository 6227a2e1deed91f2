package dev.takt.board.pi4j.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.platform.Platform;
import com.pi4j.provider.Provider;
import dev.takt.linux.device.FakeKernel;
import dev.takt.linux.gpio.FakeGpioChip;
import dev.takt.linux.i2c.FakeI2cBus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The plugin as any Pi4J program uses it. */
class KernelPluginTest {
    private final FakeKernel kernel = new FakeKernel();

    private Context context() {
        return Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(new KernelPlugin(kernel.devices()).providers())
                .build();
    }

    @Test
    void isFoundLikeAnyOtherPlugin() {
        assertTrue(
                ServiceLoader.load(Plugin.class).stream()
                        .anyMatch(plugin -> plugin.type() == KernelPlugin.class));
    }

    @Test
    void registersWhatTheMachineHasDevicesFor() {
        List<String> registered = new ArrayList<>();
        new KernelPlugin(kernel.devices()).initialize(new Registered(registered));
        assertEquals(List.of(), registered);
        kernel.with("i2c-1", new FakeI2cBus(FakeI2cBus.PLAIN));
        new KernelPlugin(kernel.devices()).initialize(new Registered(registered));
        assertEquals(List.of("takt-i2c"), registered);
    }

    private record Registered(List<String> ids) implements PluginService {
        @Override
        public Context context() {
            throw new UnsupportedOperationException("not needed here");
        }

        @Override
        @SuppressWarnings("rawtypes")
        public PluginService register(Provider... providers) {
            Arrays.stream(providers).forEach(provider -> ids.add(provider.id()));
            return this;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public PluginService register(Platform... platforms) {
            return this;
        }
    }

    @Test
    void linesMadeOneByOneWorkAtOnce() {
        FakeGpioChip chip = new FakeGpioChip(kernel, "gpiochip0", "pinctrl-bcm2711", 58);
        Context context = context();
        DigitalInput button =
                context.create(
                        DigitalInput.newConfigBuilder(context)
                                .id("button")
                                .bcm(17)
                                .pull(PullResistance.PULL_UP)
                                .onState(DigitalState.LOW)
                                .debounce(2000L)
                                .build());
        DigitalOutput lamp =
                context.create(
                        DigitalOutput.newConfigBuilder(context)
                                .id("lamp")
                                .bcm(18)
                                .initial(DigitalState.HIGH)
                                .shutdown(DigitalState.LOW)
                                .build());
        assertEquals(
                List.of("17:low input up debounce 2000 µs", "18:output=1"),
                chip.log.stream().filter(text -> text.contains(":")).toList());
        assertEquals(DigitalState.LOW, button.state());
        assertTrue(button.isOn());
        chip.levels.put(17, 1);
        assertEquals(DigitalState.HIGH, button.state());

        List<DigitalState> heard = new ArrayList<>();
        lamp.addListener(event -> heard.add(event.state()));
        lamp.low();
        assertEquals(0, chip.levels.get(18));
        lamp.high();
        assertEquals(1, chip.levels.get(18));
        assertEquals(List.of(DigitalState.LOW, DigitalState.HIGH), heard);
        context.shutdown();
        assertEquals(0, chip.levels.get(18));
        assertEquals(0, kernel.open, "files left open");
    }

    @Test
    void theChipOfALineIsTheBusOfPi4j() {
        FakeGpioChip header = new FakeGpioChip(kernel, "gpiochip0", "pinctrl-bcm2711", 58);
        FakeGpioChip other = new FakeGpioChip(kernel, "gpiochip1", "expander", 8);
        Context context = context();
        context.create(DigitalOutput.newConfigBuilder(context).id("a").bcm(4).build());
        context.create(DigitalOutput.newConfigBuilder(context).id("b").bcm(5).bus(1).build());
        assertEquals(List.of("4:output=0"), header.log);
        assertEquals(List.of("5:output=0"), other.log);
        context.shutdown();
    }
}
