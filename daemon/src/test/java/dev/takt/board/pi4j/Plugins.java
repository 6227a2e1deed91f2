package dev.takt.board.pi4j;

import com.pi4j.extension.Plugin;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Plugins as a class path would have them. */
final class Plugins {
    static final FoundPlugins NONE = new FoundPlugins(List.of(), List.of());

    private Plugins() {}

    static FoundPlugins of(List<ServiceLoader.Provider<Plugin>> plugins) {
        return new FoundPlugins(plugins, List.of());
    }

    static <P extends Plugin> ServiceLoader.Provider<Plugin> plugin(
            Class<P> type, Supplier<? extends P> maker) {
        return new ServiceLoader.Provider<>() {
            @Override
            public Class<P> type() {
                return type;
            }

            @Override
            public Plugin get() {
                return maker.get();
            }
        };
    }
}
