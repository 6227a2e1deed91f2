package dev.takt.metrics;

import dev.takt.timing.Histograms;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The figures of a controller as metrics, made anew whenever they are asked for.
 *
 * <p>Each has the label {@code controller}. Times are in s, as is the custom. A histogram counts
 * what is not above each bound, from 1 µs to 1 s; its sum is that of the values as recorded, to 0.1
 * %.
 */
public final class ControllerMetrics implements MultiCollector {
    private static final double NANOS_PER_SECOND = 1e9;

    /** In µs; a period of 1000 Hz is among them, and so is half of it. */
    private static final long[] BOUNDS_MICROS = {
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000, 1_000_000
    };

    private static final long NANOS_PER_MICRO = 1_000;
    private static final double MICROS_PER_SECOND = 1e6;

    private final MetricsSource source;
    private final Labels controller;

    public ControllerMetrics(MetricsSource source) {
        this.source = source;
        this.controller = Labels.of("controller", source.controller());
    }

    @Override
    public MetricSnapshots collect() {
        Histograms times = source.histograms();
        return MetricSnapshots.builder()
                .metricSnapshot(
                        histogram(
                                "takt_wakeup_latency_seconds",
                                "Actual start of a tick minus its release, missed ticks counted in.",
                                times.latency()))
                .metricSnapshot(
                        histogram(
                                "takt_execution_seconds",
                                "From the start of a tick to its last output written.",
                                times.execution()))
                .metricSnapshot(
                        histogram(
                                "takt_response_seconds",
                                "From a release to the last output written, missed ticks counted in.",
                                times.response()))
                .metricSnapshot(
                        counter(
                                "takt_missed_ticks",
                                "Releases that passed without a tick.",
                                source.missed()))
                .metricSnapshot(
                        counter(
                                "takt_overruns",
                                "Ticks whose response time exceeded the period.",
                                source.overruns()))
                .metricSnapshot(
                        counter(
                                "takt_allocated_bytes",
                                "Heap allocated by the loop thread; the number is 0.",
                                source.allocatedBytes()))
                .metricSnapshot(pageFaults())
                .metricSnapshot(lateTicks())
                .metricSnapshot(state())
                .metricSnapshot(
                        inputs("takt_input_ok", "1 while the newest sample is good.", ".ok"))
                .metricSnapshot(
                        inputs("takt_input_age_seconds", "Since the last good sample.", ".age"))
                .metricSnapshot(signals())
                .metricSnapshot(
                        values(
                                "takt_forced",
                                "What a signal is that is forced; nothing where none is.",
                                "signal",
                                "",
                                source.forced()))
                .build();
    }

    private MetricSnapshot histogram(String name, String help, Histogram values) {
        double[] bounds = new double[BOUNDS_MICROS.length + 1];
        long[] counts = new long[bounds.length];
        long before = 0;
        for (int i = 0; i < BOUNDS_MICROS.length; i++) {
            bounds[i] = BOUNDS_MICROS[i] / MICROS_PER_SECOND;
            long below = values.getCountBetweenValues(0, BOUNDS_MICROS[i] * NANOS_PER_MICRO);
            counts[i] = below - before;
            before = below;
        }
        bounds[BOUNDS_MICROS.length] = Double.POSITIVE_INFINITY;
        counts[BOUNDS_MICROS.length] = values.getTotalCount() - before;
        double sum = values.getTotalCount() == 0 ? 0 : values.getMean() * values.getTotalCount();
        return HistogramSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        HistogramSnapshot.HistogramDataPointSnapshot.builder()
                                .labels(controller)
                                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts))
                                .sum(sum / NANOS_PER_SECOND)
                                .build())
                .build();
    }

    private MetricSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(controller, value))
                .build();
    }

    private static CounterSnapshot.CounterDataPointSnapshot point(Labels labels, long value) {
        return CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) value)
                .build();
    }

    private MetricSnapshot pageFaults() {
        return CounterSnapshot.builder()
                .name("takt_page_faults")
                .help("Page faults of the loop thread; major ones needed the disk.")
                .dataPoint(point(controller.add("kind", "minor"), source.minorFaults()))
                .dataPoint(point(controller.add("kind", "major"), source.majorFaults()))
                .build();
    }

    private MetricSnapshot lateTicks() {
        CounterSnapshot.Builder late =
                CounterSnapshot.builder().name("takt_late_ticks").help("Late ticks by cause.");
        source.lateTicks()
                .forEach((cause, count) ->
                        late.dataPoint(point(controller.add("cause", cause), count)));
        return late.build();
    }

    private MetricSnapshot state() {
        StateSetSnapshot.StateSetDataPointSnapshot.Builder states =
                StateSetSnapshot.StateSetDataPointSnapshot.builder().labels(controller);
        String now = source.state();
        source.states().forEach(state -> states.state(state, state.equals(now)));
        return StateSetSnapshot.builder()
                .name("takt_state")
                .help("1 for the state the controller is in.")
                .dataPoint(states.build())
                .build();
    }

    private MetricSnapshot inputs(String name, String help, String ending) {
        return values(name, help, "input", ending, source.inputs());
    }

    private MetricSnapshot signals() {
        return values(
                "takt_signal",
                "Signals that the configuration names.",
                "signal",
                "",
                source.signals());
    }

    private MetricSnapshot values(
            String name, String help, String label, String ending, List<String> of) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        for (String one : of) {
            gauge.dataPoint(
                    GaugeSnapshot.GaugeDataPointSnapshot.builder()
                            .labels(controller.add(label, one))
                            .value(source.value(one + ending))
                            .build());
        }
        return gauge.build();
    }
}
