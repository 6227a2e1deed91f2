package dev.takt.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code takt} as picocli knows it, with the commands it has. */
final class TaktCommand implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private TaktCommand() {}

    /** The command line with all its options, as its help tells it. */
    static CommandLine line(PrintWriter out, PrintWriter err) {
        CommandLine root = new CommandLine(new TaktCommand().described());
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
    static CommandLine lineFor(String[] arguments, PrintWriter out, PrintWriter err) {
        Subcommand named = arguments.length == 0 ? null : Subcommand.named(arguments[0]);
        return named == null ? line(out, err) : lineWith(named, out, err);
    }

    /** One of its commands, without a command line having been read. */
    static CommandLine line(Subcommand command, PrintWriter out, PrintWriter err) {
        return Objects.requireNonNull(
                lineWith(command, out, err).getSubcommands().get(command.text()));
    }

    private static CommandLine lineWith(Subcommand only, PrintWriter out, PrintWriter err) {
        CommandLine root = new CommandLine(new TaktCommand().described());
        root.addSubcommand(only.text(), only.described());
        return furnished(root, out, err);
    }

    /** Described by code for the same reason as {@link RunCommand}. */
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
        root.getSubcommands().values().forEach(TaktCommand::offerHelp);
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
