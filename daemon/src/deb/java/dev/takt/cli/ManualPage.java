package dev.takt.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page takt(1), in roff: what the help of all commands says, and where the files are.
 */
final class ManualPage {
    private static final Map<String, String> FILES =
            Map.of(
                    "/etc/takt/takt.json", "What takt.service runs.",
                    "/etc/takt/NAME.json", "What takt@NAME.service runs.",
                    "/var/log/takt/NAME.log",
                            "Jitter lines of the controller NAME; .hlog beside it.",
                    "/usr/lib/takt/native", "C libraries that configurations may name.",
                    "/usr/lib/takt/plugins", "Jars of other Pi4J plugins.",
                    "/usr/share/doc/takt/examples", "Configurations to start from.");

    private static final Map<String, String> VARIABLES =
            Map.of(
                    "JAVA_HOME", "The JVM to use, if it is Java 25 or newer.",
                    "TAKT_JAVA_OPTS", "More flags for the JVM, separated by spaces.",
                    "TAKT_NATIVE_DIR", "The one directory that C libraries may come from.",
                    "TAKT_PLUGINS", "Directory with jars of other Pi4J plugins.");

    private final StringBuilder text = new StringBuilder();

    private ManualPage() {}

    /**
     * The page of a command line and of all its commands.
     *
     * @param version of Takt, for the foot of the page
     */
    static String of(CommandLine root, String version) {
        return new ManualPage().write(root, version);
    }

    private String write(CommandLine root, String version) {
        CommandSpec takt = root.getCommandSpec();
        request("TH TAKT 1 \"\" \"takt " + version + "\" \"User Commands\"");
        section("NAME");
        line("takt \\- runs formulas as a real-time control loop", false);
        section("SYNOPSIS");
        line(usage(takt));
        section("DESCRIPTION");
        line(joined(takt.usageMessage().description()));
        options(takt);
        section("COMMANDS");
        HelpText.commands(root.getCommandSpec()).forEach(this::command);
        section("EXIT STATUS");
        takt.usageMessage().exitCodeList().forEach(this::entry);
        section("FILES");
        entries(FILES);
        section("ENVIRONMENT");
        entries(VARIABLES);
        section("EXAMPLES");
        examples(takt);
        section("SEE ALSO");
        request("BR systemctl (1), cyclictest (8)");
        return text.toString();
    }

    private void command(CommandSpec command) {
        request("SS " + escaped(command.name()));
        line(usage(command));
        request("PP");
        line(joined(command.usageMessage().description()));
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            entry(parameter.paramLabel(), joined(parameter.description()));
        }
        options(command);
        Map<String, String> codes = command.usageMessage().exitCodeList();
        if (!codes.isEmpty()) {
            request("PP");
            line("Exit codes:");
            codes.forEach(this::entry);
        }
        if (command.usageMessage().footer().length > 0) {
            request("PP");
            examples(command);
        }
    }

    private void options(CommandSpec command) {
        for (OptionSpec option : command.options()) {
            String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
            entry(String.join(", ", option.names()) + value, joined(option.description()));
        }
    }

    private void examples(CommandSpec command) {
        request("nf");
        List.of(command.usageMessage().footer()).forEach(this::line);
        request("fi");
    }

    private void entries(Map<String, String> meanings) {
        new TreeMap<>(meanings).forEach(this::entry);
    }

    private void entry(String name, String meaning) {
        request("TP");
        line("\\fB" + escaped(name) + "\\fR", false);
        line(meaning);
    }

    private void section(String name) {
        request("SH " + name);
    }

    private void request(String request) {
        text.append('.').append(request).append('\n');
    }

    private void line(String words) {
        line(words, true);
    }

    private void line(String words, boolean escape) {
        text.append(escape ? escaped(words) : words).append('\n');
    }

    private static String usage(CommandSpec command) {
        return HelpText.synopsis(command).substring("Usage: ".length());
    }

    private static String joined(String... sentences) {
        return String.join(" ", sentences);
    }

    /**
     * As roff prints it unchanged: its escape, hyphens that are no minus, and lines that begin like
     * requests.
     */
    static String escaped(String words) {
        String plain = words.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
