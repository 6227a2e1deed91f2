package dev.takt.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Writes the files of the package that are made from the commands: the manual page and the
 * completion for bash. The same commands give the same bits.
 */
final class PackageFiles {
    /** Where the header of gzip tells how hard it tried; Debian looks for the most. */
    private static final int EFFORT = 8;

    private static final byte MOST = 2;

    private PackageFiles() {}

    /**
     * @param arguments version, change log of the package, directory to write into
     */
    public static void main(String[] arguments) throws IOException {
        Path changelog = Path.of(arguments[1]);
        Path directory = Files.createDirectories(Path.of(arguments[2]));
        CommandLine takt = commandLine();
        Files.writeString(directory.resolve("takt.bash"), completion(takt));
        Files.write(
                directory.resolve("takt.1.gz"),
                packed(ManualPage.of(takt, arguments[0]).getBytes(UTF_8)));
        Files.write(directory.resolve("changelog.gz"), packed(Files.readAllBytes(changelog)));
    }

    /** The command line that the files are about. */
    static CommandLine commandLine() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return TaktCommand.line(nowhere, nowhere);
    }

    /** A script that bash reads when takt is to be completed; sourced by it, never run. */
    static String completion(CommandLine takt) {
        return AutoComplete.bash("takt", takt).replaceFirst("^#![^\n]*\n", "");
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out =
                new GZIPOutputStream(packed) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            out.write(bytes);
        }
        byte[] file = packed.toByteArray();
        file[EFFORT] = MOST;
        return file;
    }
}
