package dev.takt.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.attribution.Cause;
import dev.takt.board.device.Descriptors;
import dev.takt.config.Machine;
import dev.takt.config.json.Findings;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.linux.Errno;
import dev.takt.linux.device.DeviceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/troubleshooting.md shows messages as they are, and leaves out no kind of them. */
final class TroubleshootingTest {
    private static final Pattern MISTAKE =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| `(\"[^`]+)` \\| .{20,} \\|$");

    private static String page() throws IOException {
        return Files.readString(Pages.root().resolve("docs/troubleshooting.md"));
    }

    @Test
    void whatIsWrittenGivesTheMessage(@TempDir Path directory) throws IOException {
        List<MatchResult> rows = MISTAKE.matcher(page()).results().toList();
        assertTrue(rows.size() >= 25, rows.size() + " mistakes");
        for (MatchResult row : rows) {
            Path file = directory.resolve("oven.json");
            Files.writeString(file, "{ " + row.group(2) + " }");
            Diagnostics diagnostics = new Diagnostics();
            Descriptors devices = Descriptors.beside(file, diagnostics);
            new ConfigurationReader(new Machine(4, null, devices)).read(file, diagnostics);
            List<String> errors = Findings.errors(diagnostics);
            assertEquals(1, errors.size(), () -> row.group() + errors);
            assertTrue(errors.getFirst().contains(": " + row.group(1)), () -> row.group() + errors);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalOfTheKernelHasItsRemedy(DeviceKind kind) throws IOException {
        String page = page();
        for (int errno : new int[] {Errno.ENOENT, Errno.EACCES, Errno.EBUSY}) {
            String remedy = kind.remedy(errno);
            assertTrue(page.contains("| " + remedy), remedy);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseOfLateTicksIsThere(Cause cause) throws IOException {
        String cell = "(?m)^\\|[^|]*`" + cause.label() + "`[^|]*\\| .{8,} \\|$";
        assertTrue(Pattern.compile(cell).matcher(page()).find(), cause::label);
    }
}
