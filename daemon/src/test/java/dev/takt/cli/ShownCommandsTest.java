package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.docs.Page;
import dev.takt.docs.Page.Part;
import dev.takt.docs.Pages;
import dev.takt.docs.ShellLine;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/**
 * Every command of Takt that the guide shows is one: its options exist, and in blocks of code its
 * arguments are complete. Nothing is run.
 */
final class ShownCommandsTest {
    private static final Pattern TAKT = Pattern.compile("(?:.*/bin/)?takt");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `takt (\\w+)[^|\\n]*`[^|\\n]*\\|(.*)\\|$");
    private static final Pattern COMMAND = Pattern.compile("`takt (\\w+)");
    private static final Pattern OPTION = Pattern.compile("`(--?[a-z][a-z-]*)");

    static Stream<Page> guide() {
        return Pages.guide().stream();
    }

    private static CommandLine takt() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return TaktCommand.line(nowhere, nowhere);
    }

    @ParameterizedTest
    @MethodSource("guide")
    void everyCommandExistsWithItsOptions(Page page) {
        List<String> mistakes = new ArrayList<>();
        for (Part block : page.blocks()) {
            block.text()
                    .lines()
                    .flatMap(line -> mistakes(line, true))
                    .forEach(mistake -> mistakes.add(block.place() + ": " + mistake));
        }
        for (Part span : page.spans()) {
            mistakes(span.text(), false)
                    .forEach(mistake -> mistakes.add(span.place() + ": " + mistake));
        }
        assertEquals(List.of(), mistakes);
    }

    private static Stream<String> mistakes(String line, boolean complete) {
        return ShellLine.commands(line).stream()
                .filter(words -> TAKT.matcher(words.getFirst()).matches())
                .flatMap(words -> mistakes(words.subList(1, words.size()), complete));
    }

    /**
     * @param words behind {@code takt}; in prose {@code [NAME...]} stands for a name
     * @param complete whether the line could be typed
     */
    private static Stream<String> mistakes(List<String> words, boolean complete) {
        String[] arguments =
                words.stream()
                        .filter(word -> !word.equals("--yes"))
                        .map(word -> word.replaceAll("^\\[|\\.\\.\\.|]$", ""))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new);
        try {
            takt().parseArgs(EvalArguments.sorted(arguments));
        } catch (MissingParameterException e) {
            return complete ? Stream.of(e.getMessage()) : Stream.of();
        } catch (ParameterException e) {
            return Stream.of(e.getMessage());
        }
        return Stream.of();
    }

    /** In tables of commands, options stand in the second cell of their row. */
    @ParameterizedTest
    @MethodSource("guide")
    void everyOptionOfATableBelongsToItsCommand(Page page) {
        List<String> mistakes =
                ROW.matcher(page.prose())
                        .results()
                        .flatMap(row ->
                                OPTION.matcher(row.group(2))
                                        .results()
                                        .map(option -> option.group(1))
                                        .filter(option -> !has(row.group(), option))
                                        .map(option -> row.group(1) + " " + option))
                        .toList();
        assertEquals(List.of(), mistakes, page::toString);
    }

    /** Whether one of the commands of a row has the option. */
    private static boolean has(String row, String option) {
        return COMMAND.matcher(row)
                .results()
                .map(command -> takt().getSubcommands().get(command.group(1)))
                .anyMatch(line -> line != null && line.getCommandSpec().findOption(option) != null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "takt rum x.json",
                "$ takt run x.json --tick 3",
                "sudo FOO=1 daemon/bin/takt check",
                "true; takt set a=1 --sav",
                "takt check"
            })
    void whatIsWrongIsFound(String line) {
        assertNotEquals(0, mistakes(line, true).count());
    }

    @Test
    void thereAreCommandsToCheck() {
        assertTrue(
                guide().flatMap(page -> page.blocks().stream())
                                .flatMap(block -> block.text().lines())
                                .flatMap(line -> ShellLine.commands(line).stream())
                                .filter(words -> TAKT.matcher(words.getFirst()).matches())
                                .count()
                        > 50);
    }
}
