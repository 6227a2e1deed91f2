package dev.takt.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One entry in the native protocol of systemd's journal: a field a line, {@code NAME=value}; a
 * value of several lines with its length before it, 8 bytes, the lowest first.
 */
final class JournalEntry {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    /**
     * Adds a field.
     *
     * @param name capital letters, digits and {@code _}, beginning with a letter
     */
    JournalEntry with(String name, String value) {
        byte[] text = value.getBytes(UTF_8);
        bytes.writeBytes(name.getBytes(UTF_8));
        if (value.indexOf('\n') < 0) {
            bytes.write('=');
        } else {
            bytes.write('\n');
            bytes.writeBytes(
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(text.length)
                            .array());
        }
        bytes.writeBytes(text);
        bytes.write('\n');
        return this;
    }

    byte[] datagram() {
        return bytes.toByteArray();
    }
}
