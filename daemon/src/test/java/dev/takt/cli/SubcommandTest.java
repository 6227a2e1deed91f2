package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The names that decide what a command line has to hold, and that it holds no more. */
final class SubcommandTest {
    private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

    private static Set<String> held(String... arguments) {
        return TaktCommand.lineFor(arguments, NOWHERE, NOWHERE).getSubcommands().keySet();
    }

    @ParameterizedTest
    @EnumSource
    void bearsTheNameThatItIsDescribedWith(Subcommand subcommand) {
        assertEquals(new CommandLine(subcommand.described()).getCommandName(), subcommand.text());
    }

    @Test
    void theWholeCommandLineHoldsAllOfThemInOrderAndHelp() {
        List<String> expected =
                new ArrayList<>(Arrays.stream(Subcommand.values()).map(Subcommand::text).toList());
        expected.add("help");
        CommandLine whole = TaktCommand.line(NOWHERE, NOWHERE);
        assertEquals(expected, List.copyOf(whole.getSubcommands().keySet()));
    }

    @ParameterizedTest
    @EnumSource
    void aCommandIsParsedAlone(Subcommand subcommand) {
        assertEquals(Set.of(subcommand.text()), held(subcommand.text(), "--help"));
    }

    @ParameterizedTest
    @EnumSource
    void aloneItHasTheHelpThatTheWholeTells(Subcommand subcommand) {
        Shell.Outcome alone = takt(subcommand.text(), "--help");
        assertEquals(0, alone.code(), alone::toString);
        assertEquals(takt("help", subcommand.text()).out(), alone.out());
    }

    @ParameterizedTest
    @EnumSource
    void aloneItRefusesAsTheWholeDoes(Subcommand subcommand) {
        String[] wrong = {subcommand.text(), "--no-such-option"};
        Shell.Outcome alone = takt(wrong);
        StringWriter told = new StringWriter();
        PrintWriter err = new PrintWriter(told);
        assertEquals(
                TaktCommand.line(NOWHERE, err).execute(EvalArguments.sorted(wrong)), alone.code());
        assertEquals(told.toString(), alone.err());
        assertEquals(ExitCode.USAGE, alone.code(), alone::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help run", "--help run", "-V", "--version run", "rum", "Run", "RUN"})
    void whateverElseComesFirstNeedsTheWhole(String line) {
        assertEquals(
                TaktCommand.line(NOWHERE, NOWHERE).getSubcommands().keySet(),
                held(line.split(" ")));
    }

    @Test
    void noArgumentNeedsTheWhole() {
        assertEquals(TaktCommand.line(NOWHERE, NOWHERE).getSubcommands().keySet(), held());
        assertNull(Subcommand.named(""));
    }
}
