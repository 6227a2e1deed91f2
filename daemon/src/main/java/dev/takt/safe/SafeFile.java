package dev.takt.safe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.takt.board.device.Descriptors;
import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

/**
 * The state file of a controller: every output with its sink and its safe value, as long as it is
 * not known to be safe.
 *
 * <p>Guarantees: written as a whole or not at all, also when the process dies meanwhile; a file
 * that is not what was written is refused.
 *
 * @param path the file
 */
public record SafeFile(Path path) {
    /** How the name of a state file ends; the name of the controller stands before it. */
    public static final String ENDING = ".safe.json";

    /** Only counted from; any machine has it. */
    private static final int CPUS = 1;

    /** The state file of a controller in a run directory. */
    public static SafeFile in(Path directory, String name) {
        return new SafeFile(directory.resolve(name + ENDING));
    }

    /** The file that the controller keeps locked while it runs. */
    public Path lock() {
        String file = String.valueOf(path.getFileName());
        String name =
                file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        return path.resolveSibling(name + ".lock");
    }

    /** Takes the place of what is there. To be called before the first output is opened. */
    public void write(Configuration configuration) throws IOException {
        String text = SafeText.of(configuration);
        Path hidden = path.resolveSibling("." + path.getFileName());
        try (FileChannel channel =
                FileChannel.open(
                        hidden,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // Where the directory is not in memory after all, its power may go as well.
            channel.force(true);
        }
        Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether it was written for this very configuration, as far as its outputs go. */
    public boolean isOf(Configuration configuration) throws IOException {
        return Files.readString(path).equals(SafeText.of(configuration));
    }

    /**
     * The configuration in it: outputs, buses and devices alone.
     *
     * @throws IOException if it cannot be read, or is not what was written
     */
    public Configuration read() throws IOException {
        SafeText text = SafeText.parse(Files.readString(path));
        if (text == null) {
            throw damaged("its checksum is wrong");
        }
        Diagnostics diagnostics = new Diagnostics();
        Descriptors devices = Descriptors.with(text.devices(), diagnostics);
        Configuration configuration =
                new ConfigurationReader(new Machine(CPUS, null, devices))
                        .read(new Source(path.toString(), text.configuration()), diagnostics);
        if (configuration == null) {
            throw damaged(
                    diagnostics.sorted().stream()
                            .map(Diagnostic::message)
                            .collect(Collectors.joining("; ")));
        }
        return configuration;
    }

    private FileSystemException damaged(String why) {
        return new FileSystemException(
                path.toString(), null, "this is no state file of this version: " + why);
    }

    /** All outputs are safe: there is nothing left to be done. */
    public void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
