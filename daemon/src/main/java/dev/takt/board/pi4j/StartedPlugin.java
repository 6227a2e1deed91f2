package dev.takt.board.pi4j;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.pi4j.context.Context;
import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.platform.Platform;
import com.pi4j.provider.Provider;
import dev.takt.board.BoardException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A Pi4J plugin that has been started, and what it has registered.
 *
 * <p>Pi4J would start all plugins there are in the context in which they are used. Takt starts only
 * those it needs, and shows each that asks a context without any provider.
 */
final class StartedPlugin implements PluginService, AutoCloseable {
    private static final long LONGEST_SECONDS = 3;

    private final Plugin plugin;
    private final List<Provider<?, ?, ?>> providers = new ArrayList<>();
    private @Nullable Context context;

    private StartedPlugin(Plugin plugin) {
        this.plugin = plugin;
    }

    static StartedPlugin start(Plugin plugin) {
        StartedPlugin started = new StartedPlugin(plugin);
        boolean complete = false;
        try {
            if (plugin instanceof LinuxHardware hardware) {
                // Also those whose devices this machine lacks: they say what is missing.
                started.register(hardware.providers());
            } else {
                plugin.initialize(started);
            }
            complete = true;
            return started;
        } finally {
            if (!complete && started.context != null) {
                started.context.shutdown();
            }
        }
    }

    Plugin plugin() {
        return plugin;
    }

    List<Provider<?, ?, ?>> providers() {
        return providers;
    }

    /** Made for a plugin that asks for it. */
    @Override
    public Context context() {
        Context made = context;
        if (made == null) {
            try {
                made = Contexts.make(List.of());
            } catch (BoardException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            context = made;
        }
        return made;
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

    /** Ends the plugin; waits no longer than a bound for one that hangs. */
    @Override
    public void close() throws ExecutionException, TimeoutException {
        if (plugin instanceof LinuxHardware) {
            return;
        }
        Context shown = context();
        Future<?> end = shown.submitTask(() -> plugin.shutdown(shown));
        try {
            end.get(LONGEST_SECONDS, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            var _ = shown.asyncShutdown();
        }
    }
}
