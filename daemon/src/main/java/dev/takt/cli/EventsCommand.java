package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt events}: what is told of a running controller, line by line. */
@Command(
        name = "events",
        description = {
            "Follows a running controller: prints changes of state, late ticks,",
            "injected faults and the jitter line of every second as they happen,",
            "as its log has them.",
            "Goes on until Ctrl-C, over reloads too."
        },
        sortOptions = false,
        exitCodeList = {
            "0:so many lines were printed",
            "1:no controller answers, or it has ended",
            "2:wrong usage, or an unknown kind of event"
        },
        footer = {
            "What went wrong, as it happens:",
            "  takt events state late",
            "Waits for the next late tick:",
            "  takt events late --times 1"
        })
final class EventsCommand implements Callable<Integer> {
    /** A jitter line comes once a second, a change of state perhaps once a year. */
    private static final long FOR_EVER_NANOS = Long.MAX_VALUE / 4;

    @Parameters(
            paramLabel = "KIND",
            arity = "0..*",
            description = "jitter, state, late, inject. Default: all.")
    private List<String> kinds = List.of();

    @Option(
            names = "--times",
            paramLabel = "N",
            converter = TickCount.class,
            description = "Ends after N lines.")
    private @Nullable Long times;

    @Option(names = "--json", description = "Prints a JSON object for each.")
    private boolean json;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        PrintWriter out = console.out();
        try (ControlClient client = controller.connect()) {
            client.ask(
                    "subscribe",
                    request -> {
                        request.writeArrayPropertyStart("events");
                        kinds.forEach(request::writeString);
                        request.writeEndArray();
                    },
                    ControllerChoice.PATIENCE_NANOS);
            long most = times == null ? Long.MAX_VALUE : times;
            for (long printed = 0; printed < most; printed++) {
                Map<String, @Nullable Object> event = client.next(FOR_EVER_NANOS);
                out.println(json ? JsonLine.of(line -> ReplyText.write(line, event)) : text(event));
                if (out.checkError()) {
                    break;
                }
            }
            return ExitCode.OK;
        }
    }

    private static String text(Map<String, @Nullable Object> event) {
        return "gap".equals(event.get("event"))
                ? ReplyText.number(event.get("lost")) + " lines were not read in time"
                : String.valueOf(event.get("line"));
    }
}
