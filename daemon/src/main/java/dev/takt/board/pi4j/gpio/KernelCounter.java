package dev.takt.board.pi4j.gpio;

import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.takt.board.EdgeMeter;
import dev.takt.board.HardwareKeys;
import dev.takt.config.CounterInput;
import dev.takt.config.CounterInput.Measure;

/** A line whose edges are measured; what it reads is their count, rate or period. */
final class KernelCounter extends SampledLine<CounterGroup> {
    private final EdgeMeter meter;

    KernelCounter(DigitalInputProvider provider, DigitalInputConfig config, LineConfig line) {
        super(provider, config, line);
        String zeroAfter = config.properties().get(HardwareKeys.ZERO_AFTER_NANOS);
        this.meter =
                new EdgeMeter(
                        LineConfig.word(config, HardwareKeys.MEASURE, Measure.class, Measure.COUNT),
                        zeroAfter == null
                                ? CounterInput.ZERO_AFTER_NANOS
                                : Long.parseLong(zeroAfter));
    }

    EdgeMeter meter() {
        return meter;
    }

    /** Unknown: the edges are what it is for. */
    @Override
    public DigitalState state() {
        return DigitalState.UNKNOWN;
    }
}
