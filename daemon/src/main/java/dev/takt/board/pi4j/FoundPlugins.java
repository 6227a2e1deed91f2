package dev.takt.board.pi4j;

import com.pi4j.extension.Plugin;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The Pi4J plugins on the class path. None of them has been started, or even made.
 *
 * @param plugins those that can be loaded
 * @param broken why others cannot
 */
record FoundPlugins(List<ServiceLoader.Provider<Plugin>> plugins, List<String> broken) {
    FoundPlugins {
        plugins = List.copyOf(plugins);
        broken = List.copyOf(broken);
    }

    static FoundPlugins onClassPath() {
        return of(ServiceLoader.load(Plugin.class, FoundPlugins.class.getClassLoader()));
    }

    /** One that is broken hides none of the others. */
    static FoundPlugins of(ServiceLoader<Plugin> loader) {
        List<ServiceLoader.Provider<Plugin>> plugins = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Iterator<ServiceLoader.Provider<Plugin>> found = loader.stream().iterator();
        boolean more = true;
        while (more) {
            try {
                more = found.hasNext();
                if (more) {
                    plugins.add(found.next());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        }
        return new FoundPlugins(plugins, broken);
    }
}
