package dev.takt.board.pi4j;

import com.pi4j.extension.Plugin;
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
final class PluginProviders {
    private PluginProviders() {}

    /**
     * @throws BoardException if there is none
     */
    static List<Provider<?, ?, ?>> simulated() throws BoardException {
        List<Provider<?, ?, ?>> found = new ArrayList<>();
        plugins(SimulatedHardware.class)
                .forEach(plugin -> found.addAll(StartedPlugin.start(plugin.get()).providers()));
        return present(found, "the simulated board");
    }

    /**
     * The plugins of the hardware of this machine.
     *
     * @throws BoardException if there is none
     */
    static List<LinuxHardware> linux() throws BoardException {
        return present(
                plugins(LinuxHardware.class).map(plugin -> (LinuxHardware) plugin.get()).toList(),
                "the kernel's devices");
    }

    /** New providers of all of them. */
    static List<Provider<?, ?, ?>> of(List<LinuxHardware> hardware) {
        List<Provider<?, ?, ?>> providers = new ArrayList<>();
        hardware.forEach(plugin -> providers.addAll(List.of(plugin.providers())));
        return providers;
    }

    private static Stream<ServiceLoader.Provider<Plugin>> plugins(Class<?> mark) {
        return FoundPlugins.onClassPath().plugins().stream()
                .filter(plugin -> mark.isAssignableFrom(plugin.type()));
    }

    private static <T> List<T> present(List<T> found, String what) throws BoardException {
        if (found.isEmpty()) {
            throw new BoardException(
                    "no plugin of " + what + " on the class path; the jar is incomplete");
        }
        return found;
    }
}
