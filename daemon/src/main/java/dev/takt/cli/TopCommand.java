package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import dev.takt.linux.MonotonicClock;
import dev.takt.linux.RawTerminal;
import dev.takt.linux.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code takt top}: a running controller, live. */
@Command(
        name = "top",
        description = {
            "Shows a running controller live: state, latency, inputs with their age,",
            "outputs, parameters and formulas. q ends it.",
            "Where standard output is no terminal: a line each time."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "1:no controller answers", "2:wrong usage"})
final class TopCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 50;
    private static final long LEAST_NANOS = 50_000_000;

    @Option(
            names = "--interval",
            paramLabel = "T",
            converter = DurationText.class,
            defaultValue = "500ms",
            description = "How often it looks, 50ms at least. Default: 500ms.")
    private long intervalNanos;

    @Option(
            names = "--times",
            paramLabel = "N",
            converter = TickCount.class,
            description = "Ends after N looks.")
    private @Nullable Long times;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException, RefusedException, InterruptedException {
        Console console = Console.of(spec);
        if (intervalNanos < LEAST_NANOS) {
            throw new UsageException("--interval is 50ms at least");
        }
        try (ControlClient client = controller.connect()) {
            if (Terminal.size(Terminal.STANDARD_OUTPUT).isEmpty()) {
                return lines(client, console.out());
            }
            return screen(client, console.out());
        }
    }

    private long looks() {
        return times == null ? Long.MAX_VALUE : times;
    }

    private int lines(ControlClient client, PrintWriter out)
            throws IOException, RefusedException, InterruptedException {
        for (long look = 0; look < looks(); look++) {
            if (look > 0) {
                boolean _ = never.await(intervalNanos, TimeUnit.NANOSECONDS);
            }
            out.println(TopScreen.line(status(client)));
            if (out.checkError()) {
                break;
            }
        }
        return ExitCode.OK;
    }

    private int screen(ControlClient client, PrintWriter out)
            throws IOException, RefusedException, InterruptedException {
        Optional<RawTerminal> keys = RawTerminal.of(RawTerminal.STANDARD_INPUT);
        // Ctrl-C does not come back here, and must leave the terminal as it was as well.
        Runnable restore =
                () -> {
                    keys.ifPresent(RawTerminal::close);
                    out.print(TopScreen.LEAVE);
                    out.flush();
                };
        Thread hook = new Thread(restore, "takt-terminal");
        Runtime.getRuntime().addShutdownHook(hook);
        out.print(TopScreen.ENTER);
        try {
            return show(client, out, keys.isPresent());
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
            restore.run();
        }
    }

    private int show(ControlClient client, PrintWriter out, boolean hasKeys)
            throws IOException, RefusedException, InterruptedException {
        Terminal.Size shown = new Terminal.Size(0, 0);
        Map<String, @Nullable Object> status = Map.of();
        Map<String, @Nullable Object> snapshot = Map.of();
        long dueNanos = MonotonicClock.nowNanos();
        long look = 0;
        while (!(hasKeys && isQuit())) {
            Terminal.Size size = Terminal.size(Terminal.STANDARD_OUTPUT).orElse(shown);
            boolean due = MonotonicClock.nowNanos() - dueNanos >= 0;
            if (due) {
                status = status(client);
                snapshot = client.ask("snapshot", _ -> {}, ControllerChoice.PATIENCE_NANOS);
                dueNanos = MonotonicClock.nowNanos() + intervalNanos;
                look++;
            }
            if (due || !size.equals(shown)) {
                shown = size;
                List<String> page = ControllerPage.of(status, snapshot, columns(size));
                out.print(TopScreen.frame(page, size.rows(), columns(size)));
                if (out.checkError() || look >= looks()) {
                    break;
                }
            }
            boolean _ = never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return ExitCode.OK;
    }

    /** One that does not know its width is taken for the usual one. */
    private static int columns(Terminal.Size size) {
        return size.columns() == 0 ? 80 : size.columns();
    }

    private static Map<String, @Nullable Object> status(ControlClient client)
            throws IOException, RefusedException {
        return client.ask("status", _ -> {}, ControllerChoice.PATIENCE_NANOS);
    }

    private static boolean isQuit() throws IOException {
        while (System.in.available() > 0) {
            int key = System.in.read();
            if (key == 'q' || key == 'Q') {
                return true;
            }
        }
        return false;
    }
}
