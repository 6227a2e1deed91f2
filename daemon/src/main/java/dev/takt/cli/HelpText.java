package dev.takt.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help of a command, for terminals of 40 columns and more; picocli's own layout needs 55.
 *
 * <p>Footers are printed as they are written, so their lines are at most 40 characters long.
 */
final class HelpText {
    private static final String SECTION = "takt";
    private static final String USAGE = "Usage: ";
    private static final int NARROW = 40;
    private static final int WIDE = 80;

    /** picocli tells no terminal apart from this one that is narrower. */
    private static final int LEAST_OF_PICOCLI = 55;

    private static final int INDENT = 9;

    private final int width;
    private final StringBuilder text = new StringBuilder();

    private HelpText(int width) {
        this.width = width;
    }

    /** Lets a command and all below it print their help like this. */
    static void install(CommandLine root) {
        root.setUsageHelpAutoWidth(true);
        root.setHelpSectionKeys(List.of(SECTION));
        root.setHelpSectionMap(
                Map.of(
                        SECTION,
                        help -> {
                            int columns = help.commandSpec().usageMessage().width();
                            return of(help.commandSpec(), columns);
                        }));
    }

    /**
     * The help of one command.
     *
     * @param columns of the terminal; lines become no longer than that, nor than 80
     */
    static String of(CommandSpec command, int columns) {
        return new HelpText(width(columns)).write(command);
    }

    /**
     * How long lines may be.
     *
     * @param columns of the terminal as picocli tells them, which is never less than 55
     */
    static int width(int columns) {
        return columns <= LEAST_OF_PICOCLI ? NARROW : Math.min(columns, WIDE);
    }

    /** How a command is called, in one line. */
    static String synopsis(CommandSpec command) {
        StringBuilder synopsis = new StringBuilder(USAGE).append(command.qualifiedName());
        if (!command.subcommands().isEmpty()) {
            synopsis.append(" COMMAND ...");
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            synopsis.append(' ').append(label(parameter));
        }
        if (command.subcommands().isEmpty()) {
            synopsis.append(" [OPTION]...");
        }
        return synopsis.toString();
    }

    private static String label(PositionalParamSpec parameter) {
        String repeated = parameter.arity().max() > 1 ? "..." : "";
        return parameter.arity().min() > 0
                ? parameter.paramLabel() + repeated
                : "[" + parameter.paramLabel() + repeated + "]";
    }

    private String write(CommandSpec command) {
        UsageMessageSpec message = command.usageMessage();
        String usage = synopsis(command);
        paragraph(USAGE, usage.substring(USAGE.length()));
        paragraph("", String.join(" ", message.description()));
        text.append('\n');
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            entry(parameter.paramLabel(), parameter.description());
        }
        for (OptionSpec option : command.options()) {
            String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
            entry(String.join(", ", option.names()) + value, option.description());
        }
        if (!command.subcommands().isEmpty()) {
            text.append("\nCommands:\n");
            commands(command).forEach(offered -> entry(offered.name(), summary(offered)));
        }
        if (!message.exitCodeList().isEmpty()) {
            text.append("\nExit codes:\n");
            message.exitCodeList().forEach((code, meaning) -> entry(code, meaning));
        }
        if (message.footer().length > 0) {
            text.append('\n');
            for (String line : message.footer()) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    /** The commands that users are told of, in order. */
    static Stream<CommandSpec> commands(CommandSpec root) {
        return root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden());
    }

    /** The first sentence of a description, which is the first of its strings. */
    private static String summary(CommandSpec command) {
        String[] description = command.usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }

    /** A name, and what it means beside it, or below it where the name is long. */
    private void entry(String name, String... meaning) {
        String lead = "  " + name;
        if (lead.length() < INDENT) {
            lead = lead + " ".repeat(INDENT - lead.length());
        } else {
            text.append(lead).append('\n');
            lead = " ".repeat(INDENT);
        }
        paragraph(lead, String.join(" ", meaning));
    }

    /** Words, broken into lines; the first follows {@code lead}, the others stand as far in. */
    private void paragraph(String lead, String words) {
        List<String> lines = Paragraph.lines(words, width - lead.length());
        String indent = " ".repeat(lead.length());
        text.append(lines.stream().collect(Collectors.joining("\n" + indent, lead, "\n")));
    }
}
