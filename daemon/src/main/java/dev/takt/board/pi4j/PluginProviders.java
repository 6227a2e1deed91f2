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
import java.util.stream.Stream;

/**
 * The providers of Takt's own plugins on the class path: those marked as {@link SimulatedHardware},
 * or those of {@link LinuxHardware}.
 *
 * <p>Pi4J's own detection would bring in every plugin, and the one with the highest priority would
 * win each kind of input and output: the simulated board would drive real pins.
 */
final class PluginProviders implements PluginService {
    private final List<Provider<?, ?, ?>> providers = new ArrayList<>();

    private PluginProviders() {}

    /**
     * @throws BoardException if there is none
     */
    static List<Provider<?, ?, ?>> simulated() throws BoardException {
        PluginProviders found = new PluginProviders();
        plugins()
                .filter(plugin -> SimulatedHardware.class.isAssignableFrom(plugin.type()))
                .forEach(plugin -> plugin.get().initialize(found));
        return present(found.providers, "the simulated board");
    }

    /**
     * The plugins of the hardware of this machine.
     *
     * @throws BoardException if there is none
     */
    static List<LinuxHardware> linux() throws BoardException {
        return present(
                plugins()
                        .filter(plugin -> LinuxHardware.class.isAssignableFrom(plugin.type()))
                        .map(plugin -> (LinuxHardware) plugin.get())
                        .toList(),
                "the kernel's devices");
    }

    /** New providers of all of them. */
    static List<Provider<?, ?, ?>> of(List<LinuxHardware> hardware) {
        PluginProviders found = new PluginProviders();
        hardware.forEach(plugin -> found.register(plugin.providers()));
        return found.providers;
    }

    private static Stream<ServiceLoader.Provider<Plugin>> plugins() {
        return ServiceLoader.load(Plugin.class, PluginProviders.class.getClassLoader()).stream();
    }

    private static <T> List<T> present(List<T> found, String what) throws BoardException {
        if (found.isEmpty()) {
            throw new BoardException(
                    "no plugin of " + what + " on the class path; the jar is incomplete");
        }
        return found;
    }

    /**
     * @throws IllegalStateException always: the context is made with the providers found here
     */
    @Override
    public Context context() {
        throw new IllegalStateException("a plugin of Takt has no context yet");
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
