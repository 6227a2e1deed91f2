package dev.takt.cli;

import dev.takt.linux.HangUpSignal;
import dev.takt.linux.Terminal;
import dev.takt.service.Controller;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Lets a controller reload on SIGHUP; or ends it, where it is its terminal that has hung up.
 *
 * <p>A signal that comes before there is a controller is kept for it.
 */
final class HangUp {
    private final boolean onTerminal = isTerminal();

    // Guarded by this.
    private boolean given;
    private @Nullable Controller controller;

    /** Listens from now on. */
    static HangUp listen() {
        HangUp made = new HangUp();
        HangUpSignal.handle(made::take);
        return made;
    }

    /** From now on the signal is for this controller. */
    synchronized void reloads(Controller running) {
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
        if (onTerminal && !isTerminal()) {
            controller.stop();
        } else {
            Future<?> _ = controller.reloading().request(); // what comes of it is logged
        }
    }

    private static boolean isTerminal() {
        return Terminal.columns(Terminal.STANDARD_ERROR).isPresent();
    }
}
