package dev.takt.jmh;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;

/** Takt's compiled batch, fed and read by slots that are looked up once. */
final class TaktCompiled implements Engine {
    private final CompiledBatch batch;
    private final SignalArena arena;
    private final Slot latitude;
    private final Slot declination;
    private final Slot hour;
    private final Slot tilt;
    private final Slot haze;
    private final Slot air;
    private final Slot wind;
    private final Slot area;
    private final Slot load;
    private final Slot charge;
    private final Slot sunHeight;
    private final Slot sunlight;
    private final Slot onPanel;
    private final Slot panelTemperature;
    private final Slot power;
    private final Slot batteryVoltage;
    private final Slot current;
    private long tick;

    TaktCompiled() {
        this(BatchCompiler.compile(Workload.read(Workload.seven()).program()));
    }

    private TaktCompiled(CompiledBatch batch) {
        this.batch = batch;
        this.arena = batch.arena();
        this.latitude = arena.layout().slot("latitude");
        this.declination = arena.layout().slot("declination");
        this.hour = arena.layout().slot("hour");
        this.tilt = arena.layout().slot("tilt");
        this.haze = arena.layout().slot("haze");
        this.air = arena.layout().slot("air");
        this.wind = arena.layout().slot("wind");
        this.area = arena.layout().slot("area");
        this.load = arena.layout().slot("load");
        this.charge = arena.layout().slot("charge");
        this.sunHeight = arena.layout().slot("sun_height");
        this.sunlight = arena.layout().slot("sunlight");
        this.onPanel = arena.layout().slot("on_panel");
        this.panelTemperature = arena.layout().slot("panel_temperature");
        this.power = arena.layout().slot("power");
        this.batteryVoltage = arena.layout().slot("battery_voltage");
        this.current = arena.layout().slot("current");
    }

    static TaktCompiled unoptimised() {
        return new TaktCompiled(
                BatchCompiler.compileUnoptimised(Workload.read(Workload.seven()).program()));
    }

    static TaktCompiled fromText() {
        return new TaktCompiled(BatchCompiler.compile(TaktText.program()));
    }

    @Override
    public void evaluate(double[] parameters, double[] results) {
        arena.set(latitude, parameters[0]);
        arena.set(declination, parameters[1]);
        arena.set(hour, parameters[2]);
        arena.set(tilt, parameters[3]);
        arena.set(haze, parameters[4]);
        arena.set(air, parameters[5]);
        arena.set(wind, parameters[6]);
        arena.set(area, parameters[7]);
        arena.set(load, parameters[8]);
        arena.set(charge, parameters[9]);
        batch.evaluate(tick, tick - 1);
        tick++;
        results[0] = arena.get(sunHeight);
        results[1] = arena.get(sunlight);
        results[2] = arena.get(onPanel);
        results[3] = arena.get(panelTemperature);
        results[4] = arena.get(power);
        results[5] = arena.get(batteryVoltage);
        results[6] = arena.get(current);
    }
}
