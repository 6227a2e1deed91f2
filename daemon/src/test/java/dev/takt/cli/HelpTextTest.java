package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class HelpTextTest {
    private static List<CommandSpec> commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine root = TaktCommand.line(nowhere, nowhere);
        List<CommandSpec> commands =
                new ArrayList<>(
                        root.getSubcommands().values().stream()
                                .map(CommandLine::getCommandSpec)
                                .filter(spec -> !spec.helpCommand())
                                .toList());
        assertEquals(Subcommand.values().length, commands.size());
        commands.add(root.getCommandSpec());
        return commands;
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 55, 60, 80, 200})
    void staysInsideTheTerminal(int columns) {
        int longest = columns <= 55 ? 40 : Math.min(columns, 80);
        assertAll(
                commands().stream()
                        .flatMap(command -> HelpText.of(command, columns).lines())
                        .map(line -> () -> assertTrue(line.length() <= longest, line)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void tellsAllOptions(int columns) {
        for (CommandSpec command : commands()) {
            String help = HelpText.of(command, columns);
            command.optionsMap().keySet().forEach(name -> assertTrue(help.contains(name), name));
            assertFalse(help.contains("null"), help);
        }
    }
}
