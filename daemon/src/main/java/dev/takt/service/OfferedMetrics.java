package dev.takt.service;

import dev.takt.arena.SignalArena;
import dev.takt.attribution.LateTotals;
import dev.takt.config.Configuration;
import dev.takt.config.InputPoint;
import dev.takt.config.MetricsSettings;
import dev.takt.loop.LoopState;
import dev.takt.metrics.Metrics;
import dev.takt.metrics.MetricsSource;
import dev.takt.telemetry.LoopProbe;
import dev.takt.timing.Histograms;
import dev.takt.timing.TickRecorder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the metrics of one controller are made of.
 *
 * @param runs the configuration that runs now
 * @param recorder of its loop
 * @param probe on its loop
 * @param late late ticks by cause
 * @param forces names of signals that are forced
 * @param arena the one the loop runs on now
 */
record OfferedMetrics(
        Supplier<Configuration> runs,
        TickRecorder recorder,
        LoopProbe probe,
        Supplier<LateTotals> late,
        Supplier<List<String>> forces,
        Supplier<SignalArena> arena)
        implements MetricsSource {
    /** Offers them as the configuration says. */
    Metrics open() {
        MetricsSettings settings = runs.get().metrics();
        return Metrics.open(
                this,
                settings.textfile().isEmpty() ? null : Path.of(settings.textfile()),
                settings.port() == 0
                        ? null
                        : new InetSocketAddress(settings.address(), settings.port()));
    }

    @Override
    public String controller() {
        return runs.get().name();
    }

    @Override
    public Histograms histograms() {
        return recorder.histograms();
    }

    @Override
    public long missed() {
        return recorder.missed();
    }

    @Override
    public long overruns() {
        return recorder.overruns();
    }

    @Override
    public long allocatedBytes() {
        return probe.allocatedBytes();
    }

    @Override
    public long minorFaults() {
        return probe.disturbances().minorFaults();
    }

    @Override
    public long majorFaults() {
        return probe.disturbances().majorFaults();
    }

    @Override
    public String state() {
        return probe.state();
    }

    @Override
    public List<String> states() {
        return Arrays.stream(LoopState.values()).map(Enum::name).toList();
    }

    @Override
    public Map<String, Long> lateTicks() {
        Map<String, Long> byLabel = new LinkedHashMap<>();
        late.get().byCause().forEach((cause, count) -> byLabel.put(cause.label(), count));
        return byLabel;
    }

    @Override
    public List<String> inputs() {
        return runs.get().inputs().stream().map(InputPoint::name).toList();
    }

    @Override
    public List<String> forced() {
        return forces.get();
    }

    @Override
    public List<String> signals() {
        return runs.get().metrics().signals();
    }

    @Override
    public double value(String name) {
        SignalArena now = arena.get();
        return now.layout().find(name).map(now::get).orElse(Double.NaN);
    }
}
