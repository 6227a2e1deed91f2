package dev.takt.cli;

import dev.takt.linux.HangUpSignal;
import dev.takt.linux.Terminal;
import dev.takt.service.Controller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Lets a controller reload on SIGHUP; or ends it, where it is its terminal that has hung up.
 *
 * <p>A signal that comes before there is a controller is kept for it. Before it is listened to, a
 * signal ends the process, as it would without this.
 */
final class HangUp {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final boolean beganOnTerminal = namesTerminal(STANDARD_ERROR);

    /** Made meanwhile: it takes some 20 ms. */
    private final CompletableFuture<Boolean> listening =
            CompletableFuture.supplyAsync(() -> HangUpSignal.handle(this::take));

    // Guarded by this.
    private boolean given;
    private @Nullable Controller controller;

    /** Begins to listen. */
    static HangUp listen() {
        return new HangUp();
    }

    /**
     * From now on the signal is for this controller. Where the process was started with it ignored,
     * that is logged.
     *
     * @throws java.util.concurrent.CompletionException if this JVM does not let it be handled
     */
    void reloads(Controller running) {
        if (!listening.join()) {
            // Asked for here alone: at the begin of a start a logger would have to be waited for.
            LoggerFactory.getLogger(HangUp.class)
                    .warn(
                            "SIGHUP is ignored here, as under nohup: 'takt reload' takes files up anew");
        }
        isFor(running);
    }

    private synchronized void isFor(Controller running) {
        controller = running;
        if (given) {
            take();
        }
    }

    private synchronized void take() {
        given = true;
        if (controller == null) {
            return;
        }
        if (beganOnTerminal && !hasTerminal()) {
            controller.stop();
        } else {
            Future<?> _ = controller.reloading().request(); // what comes of it is logged
        }
    }

    /** Told by its name: every start would wait until the call that asks it can be made. */
    static boolean namesTerminal(Path link) {
        try {
            String name = Files.readSymbolicLink(link).toString();
            return name.startsWith("/dev/pts/")
                    || name.startsWith("/dev/tty")
                    || name.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasTerminal() {
        return Terminal.columns(Terminal.STANDARD_ERROR).isPresent();
    }
}
