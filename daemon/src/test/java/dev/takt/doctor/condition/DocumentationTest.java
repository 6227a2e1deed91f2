package dev.takt.doctor.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.doctor.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/doctor.md tells every condition, in the order of the output, with its reason. */
final class DocumentationTest {
    private static final String HEADING = "### ";

    @Test
    void docsTellEveryConditionWithItsReason() throws IOException {
        Path page = Path.of("docs/doctor.md");
        String text = Files.readString(Files.exists(page) ? page : Path.of("..").resolve(page));
        List<String> headings =
                text.lines()
                        .filter(line -> line.startsWith(HEADING))
                        .map(line -> line.substring(HEADING.length()))
                        .toList();
        List<String> ids = new ArrayList<>();
        String words = text.replaceAll("\\s+", " ");
        for (Group group : Checkup.GROUPS) {
            for (Condition condition : group.conditions()) {
                ids.add(condition.id());
                assertTrue(words.contains(condition.why()), condition::why);
            }
            assertTrue(text.contains("\n## " + group.title() + "\n"), group::title);
        }
        assertEquals(ids, headings);
        assertEquals(ids.size(), new HashSet<>(ids).size(), "an id is given twice");
    }

    @Test
    void idsFitTheColumnOfTheReport() {
        for (Group group : Checkup.GROUPS) {
            for (Condition condition : group.conditions()) {
                assertTrue(condition.id().matches("[a-z][a-z0-9-]{1,16}"), condition::id);
            }
        }
    }
}
