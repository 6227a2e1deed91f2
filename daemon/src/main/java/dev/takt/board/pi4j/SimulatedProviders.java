package dev.takt.board.pi4j;

import com.pi4j.context.Context;
import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.platform.Platform;
import com.pi4j.provider.Provider;
import dev.takt.board.BoardException;
import dev.takt.board.SimulatedHardware;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The providers of the plugins on the class path that are marked as simulated hardware.
 *
 * <p>Pi4J's own detection would bring in every plugin, and the one with the highest priority would
 * win each kind of input and output: on a Raspberry Pi that is the one with the real pins.
 */
final class SimulatedProviders implements PluginService {
    private final List<Provider<?, ?, ?>> providers = new ArrayList<>();

    private SimulatedProviders() {}

    /**
     * @throws BoardException if there is none
     */
    static List<Provider<?, ?, ?>> load() throws BoardException {
        SimulatedProviders found = new SimulatedProviders();
        ServiceLoader.load(Plugin.class, SimulatedProviders.class.getClassLoader()).stream()
                .filter(plugin -> SimulatedHardware.class.isAssignableFrom(plugin.type()))
                .forEach(plugin -> plugin.get().initialize(found));
        if (found.providers.isEmpty()) {
            throw new BoardException(
                    "no plugin of the simulated board on the class path; the jar is incomplete");
        }
        return found.providers;
    }

    /**
     * @throws IllegalStateException always: the context is made with the providers found here
     */
    @Override
    public Context context() {
        throw new IllegalStateException("a plugin of simulated hardware has no context yet");
    }

    @Override
    @SuppressWarnings("rawtypes")
    public PluginService register(Provider... added) {
        for (Provider<?, ?, ?> provider : added) {
            providers.add(provider);
        }
        return this;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public PluginService register(Platform... added) {
        return this;
    }
}
