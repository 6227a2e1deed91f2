package dev.takt.board;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.config.GpioInput;
import dev.takt.config.InputPoint;
import dev.takt.config.InputSource;
import dev.takt.config.OnFault;
import dev.takt.config.OutputPoint;
import dev.takt.config.OutputSink;
import java.util.ArrayList;
import java.util.List;

/** Points as a configuration would hold them, and an arena with their cells. */
public final class TestPoints {
    public static final long TICK_NANOS = 1_000_000;

    private final List<InputPoint> inputs = new ArrayList<>();
    private final List<OutputPoint> outputs = new ArrayList<>();

    public static GpioInput line(int line, boolean activeLow) {
        return new GpioInput(line, null, GpioInput.Pull.UP, activeLow, 0);
    }

    public static InputPoint point(
            String name,
            InputSource source,
            boolean simulated,
            double rateHz,
            double staleAfterMs,
            OnFault onFault) {
        return new InputPoint(name, source, simulated, rateHz, "", staleAfterMs, onFault, false);
    }

    public TestPoints input(String name, InputSource source, boolean simulated) {
        inputs.add(
                point(
                        name,
                        source,
                        simulated,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        OnFault.DEFAULT));
        return this;
    }

    public TestPoints output(String name, OutputSink sink, double safe) {
        outputs.add(
                new OutputPoint(
                        name,
                        sink,
                        safe,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        "",
                        Double.NaN));
        return this;
    }

    /** An input through a provider that it names. */
    public TestPoints inputThrough(String provider, String name, InputSource source) {
        inputs.add(
                new InputPoint(
                        name,
                        source,
                        provider,
                        false,
                        Double.NaN,
                        "",
                        Double.POSITIVE_INFINITY,
                        OnFault.DEFAULT,
                        false));
        return this;
    }

    /** An output through a provider that it names. */
    public TestPoints outputThrough(String provider, String name, OutputSink sink, double safe) {
        outputs.add(
                new OutputPoint(
                        name,
                        sink,
                        provider,
                        safe,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        "",
                        Double.NaN,
                        Double.POSITIVE_INFINITY));
        return this;
    }

    public Points points() {
        return new Points(inputs, outputs, TICK_NANOS);
    }

    public SignalArena arena() {
        ArenaLayout.Builder layout = ArenaLayout.builder();
        for (InputPoint input : inputs) {
            addInput(layout, input.name());
            if (input.simulated()) {
                layout.add(Section.SIMULATION, input.name() + "$sim", 1);
            }
        }
        for (OutputPoint output : outputs) {
            layout.add(Section.OUTPUT, output.name(), 1);
            layout.add(Section.SIMULATION, output.name() + "$pin", 1);
        }
        return SignalArena.allocate(layout.build());
    }

    static void addInput(ArenaLayout.Builder layout, String name) {
        layout.add(Section.INPUT, name + "$raw", 1);
        layout.add(Section.INPUT, name + ".ok", 1);
        layout.add(Section.INPUT, name + ".age", 1);
    }

    public static double get(SignalArena arena, String name) {
        return arena.get(arena.layout().slot(name));
    }

    public static void set(SignalArena arena, String name, double value) {
        arena.set(arena.layout().slot(name), value);
    }
}
