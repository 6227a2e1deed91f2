package dev.takt.cli;

import dev.takt.diagnostic.NearestName;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a user in a few lines what is wrong with the arguments. */
final class UsageReport implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        return of(message(wrong, command.getCommandSpec()), command);
    }

    /** The same for what is found when the arguments have been read. */
    static int of(UsageException wrong, CommandLine command) {
        return of(String.valueOf(wrong.getMessage()), command);
    }

    private static int of(String message, CommandLine command) {
        PrintWriter err = command.getErr();
        err.println("error: " + message);
        err.println(HelpText.synopsis(command.getCommandSpec()));
        err.println("More: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE;
    }

    private static String message(ParameterException wrong, CommandSpec command) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> arguments = unmatched.getUnmatched();
            if (!arguments.isEmpty()) {
                return unknown(arguments.getFirst(), command);
            }
        }
        String message = String.valueOf(wrong.getMessage());
        return message.isEmpty()
                ? "wrong arguments"
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String unknown(String argument, CommandSpec command) {
        if (argument.startsWith("-")) {
            return "unknown option '"
                    + argument
                    + "'"
                    + nearest(argument, command.optionsMap().keySet());
        }
        Set<String> commands =
                HelpText.commands(command).map(CommandSpec::name).collect(Collectors.toSet());
        return commands.isEmpty()
                ? "there is one argument too many: '" + argument + "'"
                : "unknown command '" + argument + "'" + nearest(argument, commands);
    }

    private static String nearest(String name, Set<String> known) {
        return NearestName.of(name, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    }
}
