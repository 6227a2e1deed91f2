package dev.takt.service;

import dev.takt.attribution.Attribution;
import dev.takt.attribution.LateTick;
import dev.takt.attribution.LateTotals;
import dev.takt.attribution.Setting;
import dev.takt.attribution.Sources;
import dev.takt.config.Configuration;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import dev.takt.formula.check.Segment;
import dev.takt.linux.MonotonicClock;
import dev.takt.loop.RealTimeThread;
import dev.takt.telemetry.LateLog;
import dev.takt.timing.ExcursionWatch;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the late ticks of one controller be explained while it runs. */
final class LateTicks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LateTicks.class);

    /** The system property by which the launcher names the file of the JVM's pauses. */
    private static final String PAUSES = "takt.pauses";

    private final LateLog log;
    private final Attribution attribution;
    private @Nullable RegularSteps steps;

    private LateTicks(LateLog log, Attribution attribution) {
        this.log = log;
        this.attribution = attribution;
    }

    /**
     * Prepares, once the loop thread has its place: while it warms up there is time to load
     * classes.
     *
     * @param simulated whether the board is the simulated one
     * @param also takes each late tick after its line
     */
    static LateTicks prepare(
            ExcursionWatch watch,
            RealTimeThread loop,
            Configuration configuration,
            boolean simulated,
            Consumer<LateTick> also) {
        LateLog log = LateLog.toJitterLog(InstantSource.system(), MonotonicClock::nowNanos);
        Setting setting = setting(loop.threadId(), configuration, simulated);
        Sources sources = new Sources(pauseLog(), loop.threadId(), loop.cpu());
        return new LateTicks(log, new Attribution(watch, setting, sources, log.andThen(also)));
    }

    private static Setting setting(int threadId, Configuration configuration, boolean simulated) {
        return new Setting(
                threadId,
                simulated,
                configuration.inputs().stream().map(InputPoint::name).toList(),
                configuration.outputs().stream().map(OutputPoint::name).toList(),
                slowSets(configuration.program().control()));
    }

    /** Says what the loop runs after a reload. */
    void now(RealTimeThread loop, Configuration configuration, boolean simulated) {
        attribution.now(setting(loop.threadId(), configuration, simulated));
    }

    /** Begins; the first tick is about to come. */
    void begin() {
        attribution.begin();
        steps =
                RegularSteps.start(
                        "takt-late",
                        attribution::step,
                        failed ->
                                LOG.warn(
                                        "late ticks are not told for a while: {}",
                                        failed.toString()));
    }

    private static @Nullable Path pauseLog() {
        String file = System.getProperty(PAUSES);
        return file == null ? null : Path.of(file);
    }

    /** Knows the sets that are not due in every tick. */
    static Setting.SlowSets slowSets(List<Segment> segments) {
        List<Segment> slow = segments.stream().filter(segment -> segment.every() > 1).toList();
        return (tick, previousTick) ->
                slow.stream()
                        .filter(segment -> segment.due(tick, previousTick))
                        .map(Segment::set)
                        .distinct()
                        .collect(Collectors.joining(","));
    }

    LateTotals totals() {
        return attribution.totals();
    }

    @Override
    public void close() {
        if (steps == null || steps.end()) {
            attribution.close();
        }
        log.close();
    }
}
