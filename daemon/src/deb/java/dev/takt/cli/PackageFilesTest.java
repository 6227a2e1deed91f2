package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

final class PackageFilesTest {
    private static final CommandLine TAKT = PackageFiles.commandLine();

    @Test
    void theManualTellsEveryCommandWithItsOptionsAndArguments() {
        String page = ManualPage.of(TAKT, "1.0");
        assertAll(commands().flatMap(command -> told(command, page)));
        assertTrue(page.startsWith(".TH TAKT 1 \"\" \"takt 1.0\""), page);
    }

    private static Stream<Executable> told(CommandSpec command, String page) {
        int begin = page.indexOf("\n.SS " + command.name() + "\n");
        assertTrue(begin >= 0, command.name());
        int end = page.indexOf("\n.S", begin + 1);
        String section = page.substring(begin, end);
        Stream<String> names =
                Stream.concat(
                        command.options().stream().map(OptionSpec::longestName),
                        command.positionalParameters().stream()
                                .map(PositionalParamSpec::paramLabel));
        return names.map(ManualPage::escaped)
                .map(name -> () -> assertTrue(section.contains(name), section));
    }

    @Test
    void theCompletionKnowsEveryCommandWithItsOptions() {
        String script = PackageFiles.completion(TAKT);
        assertAll(
                commands()
                        .flatMap(command ->
                                command.options().stream()
                                        .flatMap(option -> Stream.of(option.names()))
                                        .map(name -> "'" + name + "'"))
                        .distinct()
                        .map(name -> () -> assertTrue(script.contains(name), name)));
        assertAll(
                commands()
                        .map(command ->
                                () ->
                                        assertTrue(
                                                script.contains(
                                                        "_picocli_takt_" + command.name() + "()"),
                                                command.name())));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"a-b, a\\-b", "'quoted', \\&'quoted'", ".start, \\&.start", "a\\nb, a\\enb"})
    void roffPrintsTheTextAsItIs(String text, String written) {
        assertEquals(written, ManualPage.escaped(text));
    }

    private static Stream<CommandSpec> commands() {
        return HelpText.commands(TAKT.getCommandSpec());
    }
}
