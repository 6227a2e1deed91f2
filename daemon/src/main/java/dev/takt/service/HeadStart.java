package dev.takt.service;

import dev.takt.board.pi4j.Boards;
import dev.takt.linux.CFunction;
import dev.takt.loop.Generation;
import dev.takt.telemetry.FirstLogging;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What every controller needs and no configuration decides, made on a thread of its own while the
 * command line and the file are still being read: logging, what Pi4J knows of the machine, the way
 * into the C library, and the shadow that a loop runs dry with, which brings the classes of readers
 * and compilers along.
 *
 * <p>It only saves time. Where it was not begun, or failed, everything is made when it is needed,
 * and fails there.
 */
public final class HeadStart {
    private static final AtomicReference<@Nullable CompletableFuture<Generation>> SHADOW =
            new AtomicReference<>();

    private HeadStart() {}

    /** Begins, and returns at once. To be called before anything asks for a logger. */
    public static void begin() {
        CompletableFuture<Generation> shadow = new CompletableFuture<>();
        SHADOW.set(shadow);
        Thread.ofPlatform().name("takt-head-start").daemon().start(() -> run(shadow));
    }

    private static void run(CompletableFuture<Generation> shadow) {
        try {
            // The reader of JSON needs a number of it, and it computes tables of large ones first.
            MethodHandles.lookup().ensureInitialized(BigDecimal.class);
            FirstLogging.context();
            Boards.prepare();
            CFunction.prepare();
            shadow.complete(StandIns.small());
        } catch (Throwable thrown) {
            shadow.completeExceptionally(thrown);
        }
    }

    /** The shadow for one loop, waited for if it is being made. */
    static Generation shadow() {
        CompletableFuture<Generation> begun = SHADOW.getAndSet(null);
        if (begun != null) {
            try {
                return begun.join();
            } catch (CompletionException failed) {
                // Fails again below if it was not by chance, where it can be told of.
            }
        }
        return StandIns.small();
    }
}
