package dev.takt.cli;

import dev.takt.config.LoopSettings;
import dev.takt.linux.MachineName;
import dev.takt.linux.ThreadCounts;
import dev.takt.loop.Degradation;
import dev.takt.service.LatencyResult;
import dev.takt.timing.Histograms;
import dev.takt.timing.Percentiles;
import dev.takt.timing.TimingSample;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JsonGenerator;

/** What {@code takt latency --json} prints. Times in µs; null where there is no value. */
final class LatencyJson {
    private static final double NANOS_PER_SECOND = 1e9;

    private LatencyJson() {}

    /** One object in one line. */
    static String of(LatencyResult result, MachineName machine) {
        return JsonLine.of(json -> {
            TimingSample timing = result.summary().timing();
            Histograms histograms = result.histograms();
            json.writeNumberProperty("samples", histograms.latency().getTotalCount());
            json.writeNumberProperty("ticks", timing.ticks());
            json.writeNumberProperty("missed", timing.missed());
            json.writeNumberProperty("overruns", timing.overruns());
            json.writeNumberProperty("seconds", seconds(result));
            times(json, "latency_us", histograms.latency());
            times(json, "exec_us", histograms.execution());
            times(json, "response_us", histograms.response());
            json.writeNumberProperty("alloc_bytes", result.summary().allocatedBytes());
            disturbances(json, result.disturbances());
            json.writeStringProperty("state", result.summary().state());
            conditions(json, result);
            json.writeStringProperty("machine", machine.hardware());
            json.writeStringProperty("kernel", machine.kernel());
        });
    }

    /** The time in which all releases of the run fell. */
    private static double seconds(LatencyResult result) {
        TimingSample timing = result.summary().timing();
        return (timing.ticks() + timing.missed())
                * (result.asked().periodNanos() / NANOS_PER_SECOND);
    }

    private static void times(JsonGenerator json, String name, Histogram times) {
        json.writeObjectPropertyStart(name);
        long count = times.getTotalCount();
        PercentilesJson.micros(json, "min", times.getMinValue(), count);
        PercentilesJson.micros(json, "mean", Math.round(times.getMean()), count);
        PercentilesJson.write(json, Percentiles.of(times));
        json.writeEndObject();
    }

    private static void disturbances(JsonGenerator json, ThreadCounts counts) {
        json.writeNumberProperty("minor_faults", counts.minorFaults());
        json.writeNumberProperty("major_faults", counts.majorFaults());
        json.writeNumberProperty("voluntary_switches", counts.voluntarySwitches());
        json.writeNumberProperty("involuntary_switches", counts.involuntarySwitches());
    }

    private static void conditions(JsonGenerator json, LatencyResult result) {
        LoopSettings asked = result.asked();
        JsonLine.number(json, "rate_hz", asked.rateHz());
        json.writeStringProperty("wait", asked.waitMode().name().toLowerCase(Locale.ROOT));
        if (result.cpu() < 0) {
            json.writeNullProperty("cpu");
        } else {
            json.writeNumberProperty("cpu", result.cpu());
        }
        json.writeStringProperty("policy", result.policy().name());
        json.writeNumberProperty("priority", result.policy().priority());
        json.writeArrayPropertyStart("refused");
        for (Degradation refused : result.refused()) {
            json.writeString(refused.toString());
        }
        json.writeEndArray();
    }
}
