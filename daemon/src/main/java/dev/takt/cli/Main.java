package dev.takt.cli;

import dev.takt.service.HeadStart;
import dev.takt.telemetry.FirstLogging;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Where {@code takt} begins. Nothing here, nor what a plain {@code takt run} needs, names a class
 * of picocli for the JVM to look at: see {@link PlainRun}.
 */
public final class Main {
    /** No option takes one, and picocli would load them all. */
    private static final String UNUSED_TYPES = "java\\.(sql|time)\\..*";

    /** Runs the command line and exits with its code. */
    public static void main(String[] arguments) {
        FirstLogging.inDaemon();
        System.setProperty("picocli.converters.excludes", UNUSED_TYPES);
        if (arguments.length > 0 && Subcommand.named(arguments[0]) == Subcommand.RUN) {
            HeadStart.begin();
        }
        System.exit(onTerminal(arguments));
    }

    private static int onTerminal(String[] arguments) {
        WatchedOutput standardOutput = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(standardOutput, true, StandardCharsets.UTF_8);
        PrintWriter err =
                new PrintWriter(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code;
        try {
            code = execute(out, err, arguments);
        } catch (OutOfMemoryError e) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            err.println("error: " + megabytes + " MB of heap are not enough for this input;");
            err.println("  TAKT_JAVA_OPTS=-Xmx4g takt ... gives it more");
            code = ExitCode.FAILURE;
        }
        out.flush();
        IOException lost = standardOutput.failure();
        if (lost != null && code == ExitCode.OK) {
            err.println("error: standard output: " + lost.getMessage());
            code = ExitCode.FAILURE;
        }
        return code;
    }

    /**
     * Runs the command line, writing to the given places.
     *
     * @return what the process is to exit with
     */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        RunOptions plain = PlainRun.read(arguments);
        if (plain != null) {
            return run(plain, out, err);
        }
        return TaktCommand.lineFor(arguments, out, err).execute(EvalArguments.sorted(arguments));
    }

    /** No lambda: the JVM would look at the class that it returns before it is called. */
    private record RunLine(PrintWriter out, PrintWriter err) implements Supplier<CommandLine> {
        @Override
        public CommandLine get() {
            return TaktCommand.line(Subcommand.RUN, out, err);
        }
    }

    /** The same as picocli would do with these options. */
    private static int run(RunOptions options, PrintWriter out, PrintWriter err) {
        Console console = new Console(out, err, new RunLine(out, err));
        try {
            return new ControllerRun(options, console).toItsEnd();
        } catch (UsageException wrong) {
            return UsageReport.of(wrong, console.line().get());
        } catch (Exception failure) {
            return FailureReport.of(failure, err);
        }
    }
}
