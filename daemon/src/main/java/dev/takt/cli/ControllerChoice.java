package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RunDirectory;
import dev.takt.linux.MonotonicClock;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The running controller that a command is to talk to. */
final class ControllerChoice {
    /** How long a controller may take to answer. */
    static final long PATIENCE_NANOS = 10_000_000_000L;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The controller, where several are running.")
    private @Nullable String name;

    @Option(
            names = "--socket",
            paramLabel = "FILE",
            description = "The controller by its socket. Default: searched in /run/takt.")
    private @Nullable Path socket;

    /**
     * Connects to the controller that was chosen, or to the only one there is.
     *
     * @throws IOException if there is none, or more than one
     */
    ControlClient connect() throws IOException {
        if (name != null && socket != null) {
            throw new UsageException("--name and --socket exclude each other");
        }
        if (socket != null) {
            return connect(socket);
        }
        return name == null ? theOnly() : named(name);
    }

    private static ControlClient connect(Path socket) throws IOException {
        try {
            return ControlClient.connect(socket, MonotonicClock::nowNanos);
        } catch (ConnectException e) {
            throw new IOException(socket + ": no controller is running behind it", e);
        } catch (IOException e) {
            if (!Files.exists(socket)) {
                throw new IOException(socket + ": no such socket", e);
            }
            throw new IOException(socket + ": " + e.getMessage(), e);
        }
    }

    private static ControlClient named(String name) throws IOException {
        List<RunDirectory> directories = RunDirectory.forCommands(System.getenv());
        for (RunDirectory directory : directories) {
            if (Files.exists(directory.socket(name))) {
                return connect(directory.socket(name));
            }
        }
        throw new IOException(
                "no controller named '" + name + "' is running; looked in " + places(directories));
    }

    /** A socket whose controller has died does not count. */
    private static ControlClient theOnly() throws IOException {
        List<RunDirectory> directories = RunDirectory.forCommands(System.getenv());
        Map<String, ControlClient> running = new LinkedHashMap<>();
        List<String> closed = new ArrayList<>();
        for (RunDirectory directory : directories) {
            for (String found : directory.names()) {
                try {
                    running.putIfAbsent(found, connect(directory.socket(found)));
                } catch (IOException e) {
                    closed.add(String.valueOf(e.getMessage()));
                }
            }
        }
        if (running.size() == 1) {
            return running.values().iterator().next();
        }
        for (ControlClient client : running.values()) {
            client.close();
        }
        if (running.isEmpty()) {
            String why = closed.isEmpty() ? "" : "; " + String.join("; ", closed);
            throw new IOException(
                    "no controller is running; looked in " + places(directories) + why);
        }
        throw new IOException(
                "several controllers are running: "
                        + String.join(", ", running.keySet())
                        + "; choose one with --name");
    }

    private static String places(List<RunDirectory> directories) {
        return directories.stream()
                .map(directory -> directory.path().toString())
                .collect(Collectors.joining(", "));
    }
}
