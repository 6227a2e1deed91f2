package dev.takt.service;

import dev.takt.batch.EvaluatedSet;
import dev.takt.config.LoopSettings;
import dev.takt.force.Force;
import dev.takt.linux.MonotonicClock;
import dev.takt.loop.Degradation;
import dev.takt.loop.SetMeter;
import dev.takt.loop.StateChange;
import dev.takt.telemetry.JitterSample;
import dev.takt.timing.Percentiles;
import dev.takt.timing.SetTimes;
import dev.takt.timing.Stage;
import dev.takt.timing.StageTimes;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What {@code status} answers. Times in µs, as in the jitter line. */
final class StatusJson {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private StatusJson() {}

    static void write(JsonGenerator json, Controller controller, int clients) {
        LoopSettings loop = controller.configuration().loop();
        long tick = controller.loop().lastTick();
        json.writeStringProperty("name", controller.configuration().name());
        json.writeStringProperty("state", controller.loop().state().name());
        StateChange change = controller.attendants().lastChange();
        if (change != null) {
            double ago = (MonotonicClock.nowNanos() - change.atNanos()) / NANOS_PER_SECOND;
            json.writeNumberProperty("since_s", Math.max(0, ago));
        }
        json.writeNumberProperty("tick", tick);
        json.writeNumberProperty("time_s", Math.max(0, tick) / loop.rateHz());
        json.writeNumberProperty("rate_hz", loop.rateHz());
        json.writeNumberProperty("cpu", controller.cpu());
        json.writeStringProperty("board", controller.simulated() ? "sim" : "linux");
        json.writeNumberProperty("pid", ProcessHandle.current().pid());
        json.writeNumberProperty("clients", clients);
        json.writeNumberProperty("posts_applied", controller.hatch().posts().applied());
        json.writeNumberProperty("posts_refused", controller.hatch().posts().refused());
        controller
                .reloading()
                .keptAs()
                .ifPresent(entry -> json.writeStringProperty("kept", entry.toString()));
        json.writeArrayPropertyStart("degraded");
        for (Degradation degradation : controller.degradations()) {
            json.writeString(degradation.toString());
        }
        json.writeEndArray();
        InjectService.write(json, controller.faults());
        forces(json, controller.forces().active(), tick, loop.rateHz());
        json.writeObjectPropertyStart("late");
        controller
                .attendants()
                .lateTotals()
                .byCause()
                .forEach((cause, count) -> json.writeNumberProperty(cause.label(), count));
        json.writeEndObject();
        stages(json, controller.stages());
        sets(json, controller.loop().generation().sets());
        JitterSample second = controller.lastSample();
        if (second != null) {
            json.writeObjectPropertyStart("last_second");
            lastSecond(json, second);
            json.writeEndObject();
        }
    }

    private static void forces(JsonGenerator json, List<Force> forces, long tick, double rateHz) {
        json.writeArrayPropertyStart("forces");
        for (Force force : forces) {
            json.writeStartObject();
            json.writeStringProperty("name", force.name());
            json.writeNumberProperty("value", force.value());
            json.writeNumberProperty("from", force.fromTick());
            json.writeNumberProperty("until", force.untilTick());
            json.writeNumberProperty("left_s", (force.untilTick() - 1 - tick) / rateHz);
            json.writeStringProperty("by", force.by());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void stages(JsonGenerator json, StageTimes times) {
        json.writeObjectPropertyStart("stages_us");
        for (Stage stage : Stage.values()) {
            json.writeNumberProperty(stage.label(), times.of(stage) / NANOS_PER_MICRO);
        }
        json.writeEndObject();
    }

    /** Left out until a first second has been timed. */
    private static void sets(JsonGenerator json, SetMeter meter) {
        List<SetTimes> times = meter.lastSecond();
        if (times.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("sets");
        for (int i = 0; i < times.size(); i++) {
            EvaluatedSet set = meter.sets().get(i);
            SetTimes one = times.get(i);
            json.writeStartObject();
            json.writeStringProperty("name", set.name());
            json.writeNumberProperty("every", set.every());
            json.writeNumberProperty("samples", one.samples());
            setTime(json, "last_us", (double) one.lastNanos(), one.peakNanos() > 0);
            setTime(json, "mean_us", one.meanNanos(), one.samples() > 0);
            setTime(json, "max_us", (double) one.maxNanos(), one.samples() > 0);
            setTime(json, "peak_us", (double) one.peakNanos(), one.peakNanos() > 0);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void setTime(JsonGenerator json, String name, double nanos, boolean known) {
        if (known) {
            json.writeNumberProperty(name, nanos / NANOS_PER_MICRO);
        } else {
            json.writeNullProperty(name);
        }
    }

    private static void lastSecond(JsonGenerator json, JitterSample second) {
        json.writeNumberProperty("rate_hz", second.rateHz());
        micros(json, "latency_us", second.timing().latency());
        micros(json, "exec_us", second.timing().execution());
        json.writeNumberProperty("overruns", second.timing().overruns());
        json.writeNumberProperty("missed", second.timing().missed());
        json.writeNumberProperty("alloc_bytes", second.allocatedBytes());
    }

    private static void micros(JsonGenerator json, String name, Percentiles nanos) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("p50", nanos.p50() / NANOS_PER_MICRO);
        json.writeNumberProperty("p99", nanos.p99() / NANOS_PER_MICRO);
        json.writeNumberProperty("max", nanos.max() / NANOS_PER_MICRO);
        json.writeEndObject();
    }
}
