package dev.takt.service;

import dev.takt.control.Answer;
import dev.takt.control.Command;
import dev.takt.control.ControlServer;
import dev.takt.control.Peer;
import dev.takt.control.RefusedException;
import dev.takt.control.Request;
import dev.takt.control.SignalCommands;
import dev.takt.linux.MonotonicClock;
import dev.takt.loop.LoopState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The control socket of a controller that runs, with all its commands. */
public final class ControlPoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlPoint.class);

    private final Controller controller;
    private @Nullable ControlServer server;

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
        commands.putAll(new SignalCommands(controller::hatch, this::running).byName());
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

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
