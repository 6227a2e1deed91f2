package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the package says of its libraries: in the bill of materials, and in its copyright file. */
final class BillOfMaterialsTest {
    private static final Path BILL = Path.of("target/takt.cdx.json");
    private static final Path COPYRIGHT = Path.of("src/deb/copyright");
    private static final String PLACE = "usr/lib/takt/lib/";

    /** A component on a line of its own: group, name, version. */
    private static final Pattern LIBRARY =
            Pattern.compile(
                    "\"purl\" : \"pkg:maven/(?!dev\\.takt/)[^/]+/([^@]+)@([^?]+)\\?type=jar\"");

    private static List<Path> libraries() throws IOException {
        return LIBRARY.matcher(Files.readString(BILL))
                .results()
                .map(library -> Path.of(library.group(1) + "-" + library.group(2) + ".jar"))
                .toList();
    }

    private static List<PathMatcher> licensed() throws IOException {
        return Pattern.compile("(?m)^Files: " + PLACE + "(\\S+)$")
                .matcher(Files.readString(COPYRIGHT))
                .results()
                .map(files -> FileSystems.getDefault().getPathMatcher("glob:" + files.group(1)))
                .toList();
    }

    @Test
    void everyLibraryHasItsLicence() throws IOException {
        List<PathMatcher> licensed = licensed();
        List<Path> libraries = libraries();
        assertTrue(libraries.size() > 5, libraries::toString);
        for (Path library : libraries) {
            assertTrue(
                    licensed.stream().anyMatch(files -> files.matches(library)),
                    () -> COPYRIGHT + " does not tell the licence of " + library);
        }
    }

    @Test
    void noLicenceIsToldOfALibraryThatIsNotThere() throws IOException {
        List<Path> libraries = libraries();
        for (PathMatcher files : licensed()) {
            assertTrue(libraries.stream().anyMatch(files::matches), () -> "one in " + COPYRIGHT);
        }
    }

    @Test
    void nothingTellsOneBuildFromAnother() throws IOException {
        String bill = Files.readString(BILL);
        assertFalse(bill.contains("\"serialNumber\""), "a random number");
        assertFalse(bill.contains("\"timestamp\""), "the time of the build");
    }
}
