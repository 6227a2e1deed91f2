package dev.takt.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a command has around it.
 *
 * @param out for figures and data
 * @param err for messages
 * @param line gives the command as picocli sees it, and may have to make it for that
 */
record Console(PrintWriter out, PrintWriter err, Supplier<CommandLine> line) {
    /** The console of a command that picocli has made. */
    static Console of(@Nullable CommandSpec spec) {
        CommandLine line =
                Objects.requireNonNull(spec, "picocli injects the specification").commandLine();
        return new Console(line.getOut(), line.getErr(), () -> line);
    }

    /** Characters in a line of text for people. */
    int width() {
        return HelpText.width(line.get().getCommandSpec().usageMessage().width());
    }
}
