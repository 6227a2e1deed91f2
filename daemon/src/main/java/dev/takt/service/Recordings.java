package dev.takt.service;

import dev.takt.attribution.LateTick;
import dev.takt.config.Configuration;
import dev.takt.config.RecorderSettings;
import dev.takt.linux.MonotonicClock;
import dev.takt.loop.LoopState;
import dev.takt.recording.SignalRing;
import dev.takt.recording.file.Recorder;
import dev.takt.recording.file.RecordingDirectory;
import dev.takt.recording.file.RecordingPlan;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the past of one controller be written to files while it runs. */
final class Recordings {
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final long BYTES_PER_MEGABYTE = 1L << 20;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Recorder recorder;
    private final RegularSteps steps;
    private final AtomicReference<List<Path>> last;

    private Recordings(Recorder recorder, AtomicReference<List<Path>> last) {
        this.recorder = recorder;
        this.last = last;
        this.steps =
                RegularSteps.start(
                        "takt-recorder",
                        recorder::step,
                        failed ->
                                LOG.warn(
                                        "a recording is lost, more may be: {}", failed.toString()));
    }

    /**
     * Where to and from.
     *
     * @param memory how much of the past the ring keeps
     */
    record Place(Path directory, SignalMemory memory, SignalRing ring) {}

    /** Begins; the first tick is about to come. */
    static Recordings start(Configuration configuration, Place place) {
        RecorderSettings settings = configuration.recorder();
        double rateHz = configuration.loop().rateHz();
        RecordingPlan plan =
                new RecordingPlan(
                        configuration.name(),
                        rateHz,
                        Math.round(place.memory().seconds() * rateHz),
                        Math.round(settings.afterSeconds() * rateHz),
                        Math.round(settings.lateEverySeconds() * NANOS_PER_SECOND));
        AtomicReference<List<Path>> last = new AtomicReference<>(List.of());
        Map<String, String> units = SignalMemory.units(configuration);
        Recorder recorder =
                new Recorder(
                        place.ring(),
                        new RecordingDirectory(
                                place.directory(),
                                configuration.name(),
                                settings.diskMegabytes() * BYTES_PER_MEGABYTE),
                        plan,
                        name -> units.getOrDefault(name, ""),
                        code -> LoopState.of(code).name(),
                        InstantSource.system(),
                        MonotonicClock::nowNanos,
                        files -> tell(files, last));
        return new Recordings(recorder, last);
    }

    private static void tell(List<Path> files, AtomicReference<List<Path>> last) {
        last.set(files);
        LOG.info("recorded: {}", files.getFirst());
    }

    void late(LateTick tick) {
        recorder.late(tick.excursion().tick());
    }

    void stalled() {
        recorder.stalled();
    }

    void command() {
        recorder.command();
    }

    /** The files of the last recording; empty before the first. */
    List<Path> last() {
        return Objects.requireNonNull(last.get(), "a list from the beginning");
    }

    /** Writes what is pending and ends; a second call does nothing. */
    void end(boolean fault) {
        if (steps.end()) {
            recorder.end(fault);
        }
    }
}
