package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersionCommandTest {
    @Test
    void tellsTheSameAsTheOption() {
        assertEquals(takt("--version").out(), takt("version").out());
    }

    @Test
    void tellsCommitJvmKernelAndBoardWhenAsked() {
        Shell.Outcome outcome = takt("version", "--verbose");
        assertEquals(0, outcome.code());
        List<String> lead = outcome.out().lines().map(line -> line.split(" ")[0]).toList();
        assertEquals(List.of("takt", "commit", "java", "kernel", "board"), lead);
    }

    @ParameterizedTest
    @CsvSource({
        "0123abc-changed, 0123abc-changed",
        "${git.commit.id.describe}, unknown",
        "'', unknown",
        ", unknown"
    })
    void knowsTheCommitOnlyWhereTheBuildDid(String written, String commit) {
        Attributes manifest = new Attributes();
        if (written != null) {
            manifest.putValue("Takt-Commit", written);
        }
        assertEquals(commit, Build.of(manifest).commit());
    }
}
