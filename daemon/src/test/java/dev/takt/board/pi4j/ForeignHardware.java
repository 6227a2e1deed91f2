package dev.takt.board.pi4j;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.pi4j.context.Context;
import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.analog.AnalogInput;
import com.pi4j.io.gpio.analog.AnalogInputBase;
import com.pi4j.io.gpio.analog.AnalogInputConfig;
import com.pi4j.io.gpio.analog.AnalogInputProvider;
import com.pi4j.io.gpio.analog.AnalogInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmBase;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProvider;
import com.pi4j.io.pwm.PwmProviderBase;
import com.pi4j.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** One of everything, as a provider of somebody else would make it, and what was done with it. */
final class ForeignHardware {
    DigitalState line = DigitalState.LOW;
    int analog;
    boolean failing;
    private final List<Input> inputs = new ArrayList<>();

    /** Which lines were asked for as inputs. */
    final List<String> lines = new ArrayList<>();

    final List<DigitalState> states = new ArrayList<>();
    final List<Integer> percents = new ArrayList<>();

    /** How often the plugin has been started less how often it has been ended. */
    int plugins;

    /** A plugin with all of it. */
    ServiceLoader.Provider<Plugin> plugin() {
        return Plugins.plugin(ForeignPlugin.class, ForeignPlugin::new);
    }

    private final class ForeignPlugin implements Plugin {
        @Override
        public void initialize(PluginService service) {
            assertNotNull(service.context().registry());
            plugins++;
            service.register(providers().toArray(Provider[]::new));
        }

        @Override
        public void shutdown(Context context) {
            plugins--;
        }
    }

    List<Provider<?, ?, ?>> providers() {
        return List.of(new Inputs(), new Outputs(), new Channels(), new Quantities());
    }

    /** Tells the listeners of all inputs of these levels, one after the other. */
    void edges(DigitalState... levels) {
        for (DigitalState level : levels) {
            inputs.forEach(input -> input.tell(level));
        }
    }

    void clear() {
        states.clear();
        percents.clear();
    }

    List<String> distinctStates() {
        return states.stream().map(Enum::name).distinct().toList();
    }

    private void failWhenAsked() {
        if (failing) {
            throw new IOException("the wire is cut");
        }
    }

    private final class Inputs extends DigitalInputProviderBase {
        Inputs() {
            super("foreign-in", "foreign-in");
        }

        @Override
        public DigitalInput create(DigitalInputConfig config) {
            Input input = new Input(this, config);
            inputs.add(input);
            lines.add("line " + config.bcm() + " of chip " + config.bus());
            context().registry().add(input);
            return input;
        }
    }

    private final class Input extends DigitalInputBase {
        Input(DigitalInputProvider provider, DigitalInputConfig config) {
            super(provider, config);
        }

        void tell(DigitalState level) {
            dispatch(new DigitalStateChangeEvent<>(this, level));
        }

        @Override
        public DigitalState state() {
            failWhenAsked();
            return line;
        }
    }

    private final class Outputs extends DigitalOutputProviderBase {
        Outputs() {
            super("foreign-out", "foreign-out");
        }

        @Override
        public DigitalOutput create(DigitalOutputConfig config) {
            Output output = new Output(this, config);
            context().registry().add(output);
            return output;
        }
    }

    private final class Output extends DigitalOutputBase {
        Output(DigitalOutputProvider provider, DigitalOutputConfig config) {
            super(provider, config);
        }

        @Override
        public DigitalOutput state(DigitalState wanted) {
            failWhenAsked();
            states.add(wanted);
            return super.state(wanted);
        }
    }

    private final class Channels extends PwmProviderBase {
        Channels() {
            super("foreign-pwm", "foreign-pwm");
        }

        @Override
        public Pwm create(PwmConfig config) {
            Channel channel = new Channel(this, config);
            context().registry().add(channel);
            return channel;
        }
    }

    private final class Channel extends PwmBase {
        Channel(PwmProvider provider, PwmConfig config) {
            super(provider, config);
        }

        @Override
        public Pwm on() {
            failWhenAsked();
            onState = true;
            percents.add(dutyCycle);
            return this;
        }

        @Override
        public Pwm off() {
            failWhenAsked();
            onState = false;
            percents.add(0);
            return this;
        }
    }

    private final class Quantities extends AnalogInputProviderBase {
        Quantities() {
            super("foreign-ain", "foreign-ain");
        }

        @Override
        public AnalogInput create(AnalogInputConfig config) {
            Quantity quantity = new Quantity(this, config);
            context().registry().add(quantity);
            return quantity;
        }
    }

    private final class Quantity extends AnalogInputBase {
        Quantity(AnalogInputProvider provider, AnalogInputConfig config) {
            super(provider, config);
        }

        @Override
        public Integer value() {
            failWhenAsked();
            return analog;
        }
    }
}
