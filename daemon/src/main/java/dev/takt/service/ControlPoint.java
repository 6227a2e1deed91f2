package dev.takt.service;

import dev.takt.config.Configuration;
import dev.takt.config.Parameter;
import dev.takt.control.Answer;
import dev.takt.control.Command;
import dev.takt.control.ControlServer;
import dev.takt.control.Peer;
import dev.takt.control.RefusedException;
import dev.takt.control.Reply;
import dev.takt.control.Request;
import dev.takt.control.SignalCommands;
import dev.takt.diagnostic.Source;
import dev.takt.linux.MonotonicClock;
import dev.takt.loop.LoopState;
import dev.takt.recording.SignalRing;
import dev.takt.trace.TraceService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The control socket of a controller that runs, with all its commands. */
public final class ControlPoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlPoint.class);

    /** Longer than the longest {@code after_seconds}, and than it takes to write. */
    private static final long RECORD_NANOS = 130_000_000_000L;

    private final Controller controller;
    private @Nullable ControlServer server;

    /** Values that were saved in the files since they were loaded. */
    private final Map<String, Double> saved = new HashMap<>();

    private @Nullable Configuration savedIn;

    private ControlPoint(Controller controller) {
        this.controller = controller;
    }

    /**
     * Opens the socket at the controller's station; where it has none, or it cannot be opened,
     * which is said, nobody can talk to the controller.
     *
     * @param controller after its start
     */
    public static ControlPoint open(Controller controller) {
        ControlPoint point = new ControlPoint(controller);
        Optional<Path> socket = controller.station().socket();
        if (socket.isPresent()) {
            try {
                point.server =
                        ControlServer.open(
                                socket.get(),
                                controller.station().access(),
                                point.commands(),
                                MonotonicClock::nowNanos);
            } catch (IOException e) {
                LOG.warn("no control socket: {}: {}", socket.get(), Station.sentence(e));
            }
        }
        return point;
    }

    private Map<String, Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("status", this::status);
        commands.put("source", this::source);
        Map<String, Command> signals =
                new SignalCommands(controller::hatch, this::running).byName();
        commands.putAll(signals);
        Command values = Objects.requireNonNull(signals.get("subscribe"));
        commands.put(
                "subscribe",
                (request, peer) ->
                        request.arguments().containsKey("events")
                                ? controller.attendants().events().subscribe(request)
                                : values.answer(request, peer));
        Reloading reloading = controller.reloading();
        if (reloading.isPossible()) {
            commands.put(
                    "reload",
                    new ReloadRequest(
                            reloading::request,
                            reloading.keeps() ? reloading::requestPrevious : null));
            ForceCommands forces = new ForceCommands(controller, this::running);
            commands.put("force", forces::force);
            commands.put("unforce", forces::unforce);
        }
        SignalRing ring = controller.ring();
        if (ring != null) {
            Map<String, String> units = SignalMemory.units(controller.configuration());
            double rateHz = controller.configuration().loop().rateHz();
            commands.put(
                    "trace",
                    new TraceService(
                            ring,
                            () -> controller.loop().generation().rows().layout().columns(),
                            rateHz,
                            name -> units.getOrDefault(name, "")));
        }
        commands.put("record", this::record);
        InjectionLog injections = controller.attendants().injections();
        commands.put("inject", new InjectService(controller::faults, injections, System::gc));
        return commands;
    }

    private boolean running() {
        return controller.loop().state() != LoopState.STOPPED;
    }

    private Answer status(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of());
        ControlServer serving = server;
        int clients = serving == null ? 1 : serving.clients();
        return Answer.of(json -> StatusJson.write(json, controller, clients));
    }

    /** Answered when the files are there. */
    private Answer record(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of());
        Recordings recordings = controller.attendants().recordings();
        if (recordings == null) {
            throw new RefusedException(
                    "not_recording",
                    "recordings go nowhere: 'recorder' has no 'directory', or 0 'seconds'");
        }
        List<Path> before = recordings.last();
        recordings.command();
        return new Answer() {
            private long giveUpNanos;

            @Override
            public @Nullable Reply poll(long nowNanos) throws RefusedException {
                giveUpNanos = giveUpNanos == 0 ? nowNanos + RECORD_NANOS : giveUpNanos;
                List<Path> files = recordings.last();
                if (files.equals(before) && nowNanos < giveUpNanos) {
                    return null;
                }
                if (files.equals(before)) {
                    throw new RefusedException("not_recording", "no file was written; see the log");
                }
                return new Reply(
                        json -> {
                            json.writeArrayPropertyStart("files");
                            files.forEach(file -> json.writeString(file.toString()));
                            json.writeEndArray();
                        },
                        null);
            }
        };
    }

    /**
     * Where the running configuration came from, and what it says of its parameters: whoever saves
     * values in it tells so.
     */
    private Answer source(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of("saved"));
        Configuration configuration = controller.configuration();
        Optional<Path> kept = controller.reloading().keptAs();
        if (kept.isPresent()) {
            throw new RefusedException(
                    "kept",
                    "what runs is kept in %s and is not what the files say; reload the files first"
                            .formatted(kept.get()));
        }
        if (!configuration.equals(savedIn)) {
            saved.clear();
            savedIn = configuration;
        }
        if (request.arguments().containsKey("saved")) {
            saved.putAll(request.numbers("saved"));
        }
        return Answer.of(json -> {
            json.writeArrayPropertyStart("files");
            for (Source file : configuration.sources()) {
                json.writeString(Path.of(file.name()).toAbsolutePath().normalize().toString());
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("loaded");
            for (Parameter parameter : configuration.parameters()) {
                double value = saved.getOrDefault(parameter.name(), parameter.value());
                json.writeNumberProperty(parameter.name(), value);
            }
            json.writeEndObject();
        });
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
