package dev.takt.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What a command has around it.
 *
 * @param line the command as picocli sees it
 */
record Console(CommandLine line) {
    /** The console of a command that picocli has made. */
    static Console of(@Nullable CommandSpec spec) {
        return new Console(
                Objects.requireNonNull(spec, "picocli injects the specification").commandLine());
    }

    /** For figures and data. */
    PrintWriter out() {
        return line.getOut();
    }

    /** For messages. */
    PrintWriter err() {
        return line.getErr();
    }

    /**
     * To be thrown where arguments do not go together; the user is told how to call the command.
     */
    ParameterException wrong(String message) {
        return new ParameterException(line, message);
    }
}
