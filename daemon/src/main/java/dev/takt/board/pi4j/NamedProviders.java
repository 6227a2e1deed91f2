package dev.takt.board.pi4j;

import com.pi4j.extension.Plugin;
import com.pi4j.io.IOType;
import com.pi4j.provider.Provider;
import dev.takt.board.BoardException;
import dev.takt.board.SimulatedHardware;
import dev.takt.diagnostic.NearestName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Pi4J providers that points name by their ids.
 *
 * <p>A plugin has to be started to learn what it provides, which may touch its hardware. So none is
 * until a point names a provider, and then one after the other until that provider is found. A
 * plugin that does not start is an obstacle only to those who look for what it might have provided.
 */
final class NamedProviders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NamedProviders.class);

    /** A provider, and the plugin that it came with. */
    private record Found(Provider<?, ?, ?> provider, Plugin plugin) {}

    private final Iterator<ServiceLoader.Provider<Plugin>> unstarted;
    private final List<StartedPlugin> started = new ArrayList<>();
    private final List<String> failures;

    NamedProviders(FoundPlugins plugins) {
        this.unstarted =
                plugins.plugins().stream()
                        .filter(one -> !SimulatedHardware.class.isAssignableFrom(one.type()))
                        .iterator();
        this.failures = new ArrayList<>(plugins.broken());
    }

    /**
     * @throws BoardException if there is none; the message names those there are
     */
    Provider<?, ?, ?> find(String id, IOType kind) throws BoardException {
        return found(id, kind).provider();
    }

    /** Why a point cannot be opened through the provider that it names, as far as is known. */
    Optional<String> missing(String id, PointWire wire) {
        try {
            return found(id, wire.kind()).plugin() instanceof LinuxHardware hardware
                    ? wire.missing(hardware)
                    : Optional.empty();
        } catch (BoardException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Found found(String id, IOType kind) throws BoardException {
        for (StartedPlugin plugin : started) {
            Optional<Found> found = in(plugin, id, kind);
            if (found.isPresent()) {
                return found.get();
            }
        }
        while (unstarted.hasNext()) {
            ServiceLoader.Provider<Plugin> next = unstarted.next();
            try {
                StartedPlugin plugin = StartedPlugin.start(next.get());
                started.add(plugin);
                Optional<Found> found = in(plugin, id, kind);
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
                failures.add("plugin " + next.type().getName() + " does not start: " + e);
            }
        }
        throw unknown(id, kind);
    }

    private static String word(IOType kind) {
        return kind == IOType.DIGITAL_INPUT || kind == IOType.DIGITAL_OUTPUT
                ? kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : kind.name();
    }

    private static Optional<Found> in(StartedPlugin plugin, String id, IOType kind) {
        return plugin.providers().stream()
                .filter(one -> one.id().equals(id) && one.isType(kind))
                .findFirst()
                .map(one -> new Found(one, plugin.plugin()));
    }

    private BoardException unknown(String id, IOType kind) {
        List<String> known =
                started.stream()
                        .flatMap(plugin -> plugin.providers().stream())
                        .filter(one -> one.isType(kind))
                        .map(Provider::id)
                        .sorted()
                        .toList();
        StringBuilder message = new StringBuilder("no plugin on the class path has a Pi4J ");
        message.append(word(kind)).append(" provider '").append(id).append('\'');
        message.append(
                NearestName.of(id, known)
                        .map(near -> "; did you mean '" + near + "'? There are ")
                        .orElse("; there are "));
        message.append(known.isEmpty() ? "none" : String.join(", ", known));
        failures.forEach(failure -> message.append("; ").append(failure));
        return new BoardException(message.toString());
    }

    /** Ends the plugins that were started, after their contexts have ended. */
    @Override
    public void close() {
        for (StartedPlugin plugin : started) {
            try {
                plugin.close();
            } catch (Exception e) {
                LOG.warn("plugin {}: closing failed: {}", plugin.plugin().getClass().getName(), e);
            }
        }
        started.clear();
    }
}
