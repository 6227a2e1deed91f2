package dev.takt.board.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.IOType;
import com.pi4j.io.gpio.analog.AnalogInput;
import com.pi4j.io.gpio.analog.AnalogOutput;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugin as any Pi4J program would use it, without Takt and without an arena. */
class SimulatedBoardPluginTest {
    private Context context;

    @BeforeEach
    void detectPlugins() {
        context = Pi4J.newContextBuilder().autoDetectMockPlugins().autoDetectProviders().build();
    }

    @AfterEach
    void shutDown() {
        if (!context.isShutdown()) {
            context.shutdown();
        }
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertTrue(context.providers().exists(SimulatedDigitalInputProvider.ID));
        assertTrue(context.providers().exists(SimulatedDigitalOutputProvider.ID));
        assertTrue(context.providers().exists(SimulatedPwmProvider.ID));
        assertTrue(context.providers().exists(SimulatedAnalogInputProvider.ID));
        assertTrue(context.providers().exists(SimulatedAnalogOutputProvider.ID));
    }

    @Test
    void standsBackBehindRealHardware() {
        assertTrue(new SimulatedBoardPlugin().isMock());
        Context real =
                Pi4J.newContextBuilder()
                        .autoDetectMockPlugins()
                        .autoDetectProviders()
                        .add(new RealPins())
                        .build();

        assertEquals("real-pins", real.provider(IOType.DIGITAL_INPUT).getId());
        real.shutdown();
    }

    private static final class RealPins extends DigitalInputProviderBase {
        RealPins() {
            super("real-pins", "real pins");
        }

        @Override
        public DigitalInput create(DigitalInputConfig config) {
            throw new UnsupportedOperationException("not needed here");
        }
    }

    @Test
    void anInputIsInactiveUntilItIsDriven() {
        DigitalInput input = input(DigitalState.HIGH);
        List<DigitalState> heard = new ArrayList<>();
        input.addListener(event -> heard.add(event.state()));
        assertEquals(DigitalState.LOW, input.state());

        SimulatedDigitalInput simulated = assertInstanceOf(SimulatedDigitalInput.class, input);
        simulated.drive(1);
        simulated.drive(5);
        simulated.drive(Double.NaN);

        assertEquals(List.of(DigitalState.HIGH, DigitalState.UNKNOWN), heard);
    }

    @Test
    void anActiveLowInputIsActiveAtLowVoltage() {
        DigitalInput input = input(DigitalState.LOW);
        assertEquals(DigitalState.HIGH, input.state());
        assertFalse(input.isOn());

        ((SimulatedDigitalInput) input).drive(1);

        assertEquals(DigitalState.LOW, input.state());
        assertTrue(input.isOn());
    }

    @Test
    void aDigitalOutputKeepsItsStateAndEndsAtTheShutdownState() {
        DigitalOutput output =
                context.create(
                        DigitalOutput.newConfigBuilder(context)
                                .id("led")
                                .bcm(2)
                                .onState(DigitalState.LOW)
                                .initial(DigitalState.HIGH)
                                .shutdown(DigitalState.LOW)
                                .build());
        List<DigitalState> heard = new ArrayList<>();
        output.addListener(event -> heard.add(event.state()));
        SimulatedDigitalOutput simulated = assertInstanceOf(SimulatedDigitalOutput.class, output);
        assertEquals(0, simulated.level());

        output.on();
        assertEquals(DigitalState.LOW, output.state());
        assertEquals(1, simulated.level());
        output.off();
        assertEquals(0, simulated.level());
        context.shutdown();

        assertEquals(1, simulated.level());
        assertEquals(List.of(DigitalState.LOW, DigitalState.HIGH, DigitalState.LOW), heard);
    }

    @Test
    void pwmKeepsItsDutyCycle() {
        Pwm pwm =
                context.create(
                        Pwm.newConfigBuilder(context)
                                .id("fan")
                                .chip(0)
                                .channel(1)
                                .pwmType(PwmType.HARDWARE)
                                .shutdown(100)
                                .build());
        SimulatedPwm simulated = assertInstanceOf(SimulatedPwm.class, pwm);

        pwm.on(25);
        assertEquals(0.25, simulated.level());
        assertEquals(25, pwm.getDutyCycle());
        pwm.setDutyCycle(75);
        assertEquals(0.75, simulated.level());
        pwm.off();
        assertEquals(0, simulated.level());
        assertFalse(pwm.isOn());
        context.shutdown();

        assertEquals(1, simulated.level());
    }

    @Test
    void analogValuesAreRoundedForPi4j() {
        AnalogInput input =
                context.create(AnalogInput.newConfigBuilder(context).id("in").bcm(1).build());
        List<Integer> heard = new ArrayList<>();
        input.addListener(event -> heard.add(event.value()));
        ((SimulatedAnalogInput) input).drive(20.6);
        ((SimulatedAnalogInput) input).drive(20.7);
        assertEquals(21, input.value());
        assertEquals(List.of(21), heard);

        AnalogOutput output =
                context.create(
                        AnalogOutput.newConfigBuilder(context)
                                .id("out")
                                .bcm(2)
                                .initial(5)
                                .shutdown(3)
                                .build());
        assertEquals(5, output.value());
        List<Integer> set = new ArrayList<>();
        output.addListener(event -> set.add(event.value()));
        output.value(7);
        assertEquals(7, output.value());
        context.shutdown();
        assertEquals(3, output.value());
        assertEquals(List.of(7, 3), set);
    }

    private DigitalInput input(DigitalState onState) {
        return context.create(
                DigitalInput.newConfigBuilder(context).id("in").bcm(1).onState(onState).build());
    }
}
