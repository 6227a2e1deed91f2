package dev.takt.board.pi4j.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.extension.Plugin;
import com.pi4j.io.IOType;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class KernelPluginTest {
    @Test
    void isFoundLikeAnyOtherPlugin() {
        assertTrue(
                ServiceLoader.load(Plugin.class).stream()
                        .anyMatch(plugin -> plugin.type() == KernelPlugin.class));
    }

    @Test
    void itsProvidersWinInAProgramThatDetectsPlugins() {
        Context context = Pi4J.newContextBuilder().autoDetect().disableShutdownHook().build();
        try {
            assertEquals("takt-i2c", context.provider(IOType.I2C).id());
            assertEquals("takt-spi", context.provider(IOType.SPI).id());
        } finally {
            context.shutdown();
        }
    }
}
