package dev.takt.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.docs.Page.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every place the pages name is there: files, headings of pages, directories. */
final class PlacesTest {
    private static final Path ROOT = Pages.root();
    private static final Pattern EXTERNAL = Pattern.compile("[a-z]+:.*");

    /** A path from the root of the project, or of an example where the package puts it. */
    private static final Pattern SOURCE =
            Pattern.compile("(?<![\\w./~-])(?:config|docs|daemon|systemd|\\.ci)/[\\w./@-]*\\w");

    private static final String INSTALLED = "/usr/share/doc/takt/examples/";
    private static final Pattern EXAMPLE = Pattern.compile(INSTALLED + "([\\w.-]+\\.json)");

    static Stream<Page> pages() {
        return Pages.all().stream();
    }

    static Stream<Page> guide() {
        return Pages.guide().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Part link : page.links()) {
            if (!EXTERNAL.matcher(link.text()).matches() && !leadsSomewhere(page, link.text())) {
                broken.add(link.place() + ": " + link.text());
            }
        }
        assertEquals(List.of(), broken);
    }

    private static boolean leadsSomewhere(Page page, String target) throws IOException {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path from = ROOT.resolve(page.path());
        Path path = file.isEmpty() ? from : from.resolveSibling(file).normalize();
        return Files.exists(path)
                && (hash < 0
                        || new Page(path, Files.readString(path))
                                .anchors()
                                .contains(target.substring(hash + 1)));
    }

    @ParameterizedTest
    @MethodSource("guide")
    void everyFileThatIsNamedIsThere(Page page) {
        List<String> missing = new ArrayList<>();
        for (Part part : Stream.concat(page.spans().stream(), page.blocks().stream()).toList()) {
            Stream.concat(
                            SOURCE.matcher(part.text()).results().map(found -> found.group()),
                            EXAMPLE.matcher(part.text())
                                    .results()
                                    .map(found -> "config/" + found.group(1)))
                    .filter(file -> !file.startsWith("daemon/target"))
                    .filter(file -> !Files.exists(ROOT.resolve(file)))
                    .forEach(file -> missing.add(part.place() + ": " + file));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void thereAreLinksAndFilesToCheck() {
        assertTrue(pages().mapToLong(page -> page.links().size()).sum() > 80);
        assertTrue(guide().mapToLong(page -> page.blocks().size()).sum() > 80);
    }

    @Test
    void anchorsAreThoseOfAWebSiteForGit() {
        Page page =
                new Page(
                        Path.of("x.md"),
                        "# A `code`, [link](y.md): *it*\n\n## Same\n\n## Same\n\n    # no heading\n");
        assertEquals(List.of("a-code-link-it", "same", "same-1"), page.anchors());
    }
}
