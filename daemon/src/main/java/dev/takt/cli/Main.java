package dev.takt.cli;

import dev.takt.service.HeadStart;
import dev.takt.telemetry.FirstLogging;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The command {@code takt}. */
public final class Main implements Callable<Integer> {
    /** No option takes one, and picocli would load them all. */
    private static final String UNUSED_TYPES = "java\\.(sql|time)\\..*";

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

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
        return commandLineFor(arguments, out, err).execute(EvalArguments.sorted(arguments));
    }

    /** The same as picocli would do with these options. */
    private static int run(RunOptions options, PrintWriter out, PrintWriter err) {
        String name = Subcommand.RUN.text();
        Supplier<CommandLine> line =
                () -> commandLineFor(new String[] {name}, out, err).getSubcommands().get(name);
        try {
            return new ControllerRun(options, new Console(out, err, line)).toItsEnd();
        } catch (ParameterException wrong) {
            return new UsageReport().handleParseException(wrong, new String[] {name});
        } catch (Exception failure) {
            return FailureReport.of(failure, err);
        }
    }

    /** The command line with all its options, as its help tells it. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine root = new CommandLine(new Main().described());
        for (Subcommand subcommand : Subcommand.values()) {
            root.addSubcommand(subcommand.text(), subcommand.described());
        }
        root.addSubcommand(HelpCommand.class);
        return furnished(root, out, err);
    }

    /**
     * As much of the command line as the arguments need: where the first of them names a command,
     * no other can follow, and to read the options of all would take longer than many a command
     * does.
     */
    static CommandLine commandLineFor(String[] arguments, PrintWriter out, PrintWriter err) {
        Subcommand named = arguments.length == 0 ? null : Subcommand.named(arguments[0]);
        if (named == null) {
            return commandLine(out, err);
        }
        CommandLine root = new CommandLine(new Main().described());
        root.addSubcommand(named.text(), named.described());
        return furnished(root, out, err);
    }

    /** Described by code for the same reason as {@link RunOptions}. */
    private CommandSpec described() {
        spec.name("takt").versionProvider(new Version());
        spec.usageMessage()
                .description("Runs the formulas of a JSON file as a real-time control loop.")
                .exitCodeList(ExitCode.list("ok", "failure", "wrong usage or configuration"))
                .footer(
                        "Keep a simulated pendulum upright:",
                        "  takt run config/pendulum.json",
                        "Find the mistakes of a file:",
                        "  takt check my.json",
                        "Compute a formula:",
                        "  takt eval '2^0.5'",
                        "See how punctual this machine is:",
                        "  takt latency");
        return spec;
    }

    /** With what belongs to every command, written to the given places. */
    private static CommandLine furnished(CommandLine root, PrintWriter out, PrintWriter err) {
        root.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-V", "--version")
                                .versionHelp(true)
                                .description("Shows the version.")
                                .build());
        offerHelp(root);
        root.getSubcommands().values().forEach(Main::offerHelp);
        root.setOut(out);
        root.setErr(err);
        // A formula may begin with @.
        root.setExpandAtFiles(false);
        root.setExecutionExceptionHandler(new FailureReport());
        root.setParameterExceptionHandler(new UsageReport());
        HelpText.install(root);
        return root;
    }

    private static void offerHelp(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.helpCommand()) {
            spec.usageMessage().description("Shows the help of a command.");
        } else {
            spec.addOption(
                    OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Shows this help.")
                            .build());
        }
    }

    /** Without a command there is nothing to do but to say what there is. */
    @Override
    public Integer call() {
        Console console = Console.of(spec);
        console.err().print(console.line().get().getUsageMessage());
        console.err().flush();
        return ExitCode.USAGE;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"takt " + Build.read().version()};
        }
    }
}
