package dev.takt.formula.function;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/formulas.md lists every operator and function as the code has it. */
final class FormulaDocumentationTest {
    private static final List<String> TABLES = tables();

    private static List<String> tables() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (!(Files.isDirectory(folder.resolve("docs"))
                && Files.isDirectory(folder.resolve("daemon")))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new AssertionError(
                        "no folder with docs and daemon above " + System.getProperty("user.dir"));
            }
        }
        try {
            return Files.readAllLines(folder.resolve("docs/formulas.md")).stream()
                    .filter(line -> line.startsWith("|"))
                    .map(line -> line.replace("\\|", "|"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertListed(String text) {
        assertTrue(
                TABLES.stream().anyMatch(line -> line.contains("`" + text + "`")),
                () -> "no table of docs/formulas.md lists " + text);
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryFunctionWithItsParameters(PureFunction function) {
        String parameters = "(" + String.join(", ", function.parameters()) + ")";
        function.names().forEach(name -> assertListed(name + parameters));
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryOperator(PureFunction function) {
        function.symbols().forEach(FormulaDocumentationTest::assertListed);
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryVariadicFunction(VariadicFunction function) {
        assertListed(function.signature());
    }
}
