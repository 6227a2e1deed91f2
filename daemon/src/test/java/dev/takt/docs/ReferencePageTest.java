package dev.takt.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/reference.md says what the schema says. */
final class ReferencePageTest {
    /** In the environment: the page is written instead of compared. */
    private static final String WRITE = "TAKT_WRITE_PAGES";

    private static SchemaNode schema() throws IOException {
        Path file = Pages.root().resolve("config/takt.schema.json");
        return SchemaNode.read(new Source("takt.schema.json", Files.readString(file)));
    }

    @Test
    void thePageIsTheOneThatTheSchemaGives() throws IOException {
        Path file = Pages.root().resolve("docs/reference.md");
        String page = ReferencePage.of(schema());
        if (System.getenv(WRITE) != null) {
            Files.writeString(file, page);
        }
        assertEquals(
                page,
                Files.readString(file),
                "docs/reference.md is older than the schema; this writes it: "
                        + (WRITE + "=1 daemon/bin/test -Dtest=ReferencePageTest"));
    }

    @Test
    void everyKeyIsExplained() throws IOException {
        ReferencePage.of(schema())
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(row -> assertTrue(row.matches(".*\\| [^|]{8,} \\|"), row));
    }
}
