package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code takt reload}: a running controller takes up what its files say now. */
@Command(
        name = "reload",
        description = {
            "Lets a running controller take up what its files say now,",
            "without a missed tick. Where they have errors it prints",
            "them, and the controller runs on as it was."
        },
        footer = {"Back to what ran before:", "  takt reload --previous"},
        sortOptions = false,
        exitCodeList = {
            "0:taken up; there may be warnings",
            "1:no controller answers",
            "2:wrong usage, or not taken up"
        })
final class ReloadCommand implements Callable<Integer> {
    /** A large configuration takes a while to compile and to warm up. */
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    @Option(
            names = "--previous",
            description = {
                "Goes back to the configuration that ran well before;",
                "again, to the one before that. The files stay as they",
                "are: a reload or a restart takes them up again."
            })
    private boolean previous;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    private void arguments(JsonGenerator request) {
        if (previous) {
            request.writeBooleanProperty("previous", true);
        }
    }

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        try (ControlClient client = controller.connect()) {
            Map<String, @Nullable Object> reply =
                    client.ask("reload", this::arguments, PATIENCE_NANOS);
            if (reply.get("diagnostics") instanceof List<?> diagnostics) {
                diagnostics.forEach(console.err()::println);
            }
            boolean taken = Boolean.TRUE.equals(reply.get("taken"));
            if (taken) {
                String tick = ReplyText.number(reply.get("tick"));
                console.out().println("reloaded at tick " + tick + ": " + reply.get("carried"));
            } else {
                console.err().println("not reloaded; the controller runs on as it was");
            }
            console.err().flush();
            console.out().flush();
            return taken ? ExitCode.OK : ExitCode.USAGE;
        }
    }
}
