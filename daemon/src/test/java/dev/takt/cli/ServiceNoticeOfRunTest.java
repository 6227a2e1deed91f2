package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.linux.DatagramReceiver;
import dev.takt.service.Examples;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code takt run} as a service manager sees it. */
@Timeout(120)
final class ServiceNoticeOfRunTest {
    @TempDir private Path directory;

    @Test
    void isReadyWithItsFirstTickAndAliveUntilItStops() throws Exception {
        String socket = directory.resolve("notify").toString();
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "2000000");
        String pendulum = Examples.path("pendulum").toAbsolutePath().toString();
        try (DatagramReceiver manager = new DatagramReceiver(socket);
                OwnProcess controller =
                        OwnProcess.takt(
                                environment,
                                directory.resolve("errors"),
                                "run",
                                pendulum,
                                "--board",
                                "sim")) {
            String text = manager.next();
            boolean fed = text.equals("WATCHDOG=1");
            assertEquals("READY=1", fed ? manager.next() : text);
            boolean told = false;
            while (!fed || !told) {
                text = manager.next();
                fed |= text.equals("WATCHDOG=1");
                told |= text.startsWith("STATUS=") && text.contains(" state=");
            }
            assertEquals(0, controller.terminate());
            do {
                text = manager.next();
            } while (!text.equals("STOPPING=1"));
            assertTrue(fed);
        }
    }
}
