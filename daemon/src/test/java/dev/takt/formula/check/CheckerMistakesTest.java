package dev.takt.formula.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with controllers: all of it, in order, with places and remedies. */
class CheckerMistakesTest {
    private static final String TOLD = "=> ";

    static Stream<String> cases() throws IOException {
        try (InputStream file = CheckerMistakesTest.class.getResourceAsStream("mistakes.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n")).filter(part -> !part.startsWith("#"));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areToldAllAtOnce(String text) {
        List<String> lines = text.strip().lines().toList();
        String[] controller =
                lines.stream().filter(line -> !line.startsWith(TOLD)).toArray(String[]::new);
        List<String> told =
                lines.stream()
                        .filter(line -> line.startsWith(TOLD))
                        .map(line -> line.substring(TOLD.length()))
                        .toList();
        assertEquals(String.join("\n", told), String.join("\n", Controller.mistakes(controller)));
    }

    @Test
    void fileOfCasesIsRead() throws IOException {
        assertEquals(0, cases().filter(text -> text.startsWith(TOLD)).count());
        assertTrue(cases().count() > 50);
    }

    @Test
    void longNamesAreCutInMessages() {
        String name = "n" + "a".repeat(150);
        assertEquals(
                List.of("1:4 unknown name '" + name.substring(0, 40) + "...' in formula 'a'"),
                Controller.mistakes("a: " + name));
    }

    @Test
    void memoryOfTheBlocksIsBounded() {
        assertEquals(
                List.of("the blocks need 267 MB of memory; at most 256 MB"),
                Controller.mistakes("a: delay(t, 1000)" + " + delay(t, 1000)".repeat(34)));
        assertNotNull(Controller.program("a: delay(t, 1000)" + " + delay(t, 1000)".repeat(31)));
    }

    @ParameterizedTest
    @CsvSource({"11, ' → a0'", "12, ' → ... (12 formulas)'"})
    void longCirclesOfFormulasAreCut(int count, String end) {
        String[] lines =
                IntStream.range(0, count)
                        .mapToObj(i -> "a" + i + ": a" + (i + 1) % count)
                        .toArray(String[]::new);
        assertEquals(
                List.of(
                        "1:1 formulas need each other in a circle: "
                                + names(count, "a")
                                + end
                                + " (prev(name), the value of the preceding evaluation, breaks it)"),
                Controller.mistakes(lines));
    }

    @ParameterizedTest
    @CsvSource({"11, ' → f0'", "12, ' → ... (12 functions)'"})
    void longCirclesOfFunctionsAreCut(int count, String end) {
        String[] lines =
                IntStream.range(0, count)
                        .mapToObj(i -> "function f" + i + "(x): f" + (i + 1) % count + "(x)")
                        .toArray(String[]::new);
        assertEquals(
                List.of(
                        "1:17 functions call each other in a circle: "
                                + names(count, "f")
                                + end
                                + " (functions are inlined and cannot recur)"),
                Controller.mistakes(lines));
    }

    private static String names(int count, String letter) {
        return IntStream.range(0, count)
                .mapToObj(i -> letter + i)
                .collect(Collectors.joining(" → "));
    }
}
