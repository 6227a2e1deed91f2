package dev.takt.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values of parameters on disk, in two copies of which the older is written next: a write that is
 * cut off spoils one of them at most.
 */
final class RetainedFile {
    private static final Logger LOG = LoggerFactory.getLogger(RetainedFile.class);
    private static final String HEAD = "takt-retained 1 ";
    private static final String CRC = "crc ";
    private static final int COPIES = 2;

    /**
     * A value, and what the configuration said when it was stored.
     *
     * @param value of the parameter
     * @param configured in the file of the configuration
     */
    record Stored(double value, double configured) {}

    private record Copy(long sequence, Map<String, Stored> values) {}

    private final List<Path> copies;
    private long sequence;

    /**
     * @param name of the controller
     */
    RetainedFile(Path directory, String name) {
        copies =
                List.of(
                        directory.resolve(name + ".retained.0"),
                        directory.resolve(name + ".retained.1"));
    }

    /** What was stored last; empty where nothing was, or no copy is whole. */
    Map<String, Stored> read() {
        Copy newest = null;
        for (Path file : copies) {
            Copy copy = read(file);
            if (copy != null && (newest == null || copy.sequence() > newest.sequence())) {
                newest = copy;
            }
        }
        sequence = newest == null ? 0 : newest.sequence();
        return newest == null ? Map.of() : newest.values();
    }

    private static @Nullable Copy read(Path file) {
        try {
            String text = Files.readString(file);
            int sum = text.lastIndexOf(CRC);
            if (sum < 0 || !text.substring(sum).equals(CRC + crc(text.substring(0, sum)) + "\n")) {
                LOG.warn("{} is damaged and passed over", file);
                return null;
            }
            List<String> lines = text.substring(0, sum).lines().toList();
            Map<String, Stored> values = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] parts = line.split("\t", -1);
                double value = Double.parseDouble(parts[1]);
                values.put(parts[0], new Stored(value, Double.parseDouble(parts[2])));
            }
            return new Copy(Long.parseLong(lines.getFirst().substring(HEAD.length())), values);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and is passed over: {}", file, e.toString());
            return null;
        }
    }

    /** Stores values in place of the older copy; on the disk when it returns. */
    void write(Map<String, Stored> values) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append(sequence + 1).append('\n');
        values.forEach((name, stored) ->
                text.append(name)
                        .append('\t')
                        .append(stored.value())
                        .append('\t')
                        .append(stored.configured())
                        .append('\n'));
        String whole = text + CRC + crc(text.toString()) + "\n";
        Path file = copies.get((int) ((sequence + 1) % COPIES));
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        sequence++;
    }

    private static String crc(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
