package dev.takt.recording.file;

import dev.takt.recording.Column;
import dev.takt.recording.Traces;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A recording, compact. All integers are unsigned, 4 bytes, big end first.
 *
 * <pre>
 *   "TAKTREC1"            8 bytes
 *   length of the head    4
 *   head                  JSON in UTF-8: controller, cause, tick, at, rate_hz, rows,
 *                         columns: [{"name", "unit"}]
 *   for each column       length of its block, 4, and the block: zlib of 8 · rows bytes
 *   checksum              4, CRC-32 of everything before it
 * </pre>
 *
 * A block holds the IEEE 754 doubles of one column, each combined by exclusive or with the one
 * before it, so that what does not change is 0: first the highest byte of all rows, then the next
 * one of all rows, to the lowest. A column can be read without the others.
 */
public final class BinaryRecording {
    static final String MAGIC = "TAKTREC1";

    private BinaryRecording() {}

    /** Writes all of it; flushes and leaves the stream open. */
    public static void write(RecordingNote note, Traces traces, OutputStream out)
            throws IOException {
        CRC32 crc = new CRC32();
        DataOutputStream data = new DataOutputStream(new CheckedOutputStream(out, crc));
        data.write(MAGIC.getBytes(StandardCharsets.US_ASCII));
        byte[] head = head(note, traces);
        data.writeInt(head.length);
        data.write(head);
        byte[] planes = new byte[Math.multiplyExact(traces.rows(), Double.BYTES)];
        Deflater deflater = new Deflater();
        try {
            for (int column = 0; column < traces.columns().size(); column++) {
                split(traces, column, planes);
                byte[] block = deflated(planes, deflater);
                data.writeInt(block.length);
                data.write(block);
            }
        } finally {
            deflater.end();
        }
        data.writeInt((int) crc.getValue());
        data.flush();
    }

    private static byte[] head(RecordingNote note, Traces traces) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
        try (JsonGenerator json =
                JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("controller", note.controller());
            json.writeStringProperty("cause", note.cause());
            json.writeNumberProperty("tick", note.tick());
            json.writeStringProperty("at", note.at().toString());
            json.writeNumberProperty("rate_hz", note.rateHz());
            json.writeNumberProperty("rows", traces.rows());
            json.writeArrayPropertyStart("columns");
            for (Column column : traces.columns()) {
                json.writeStartObject();
                json.writeStringProperty("name", column.name());
                json.writeStringProperty("unit", column.unit());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toByteArray();
    }

    private static void split(Traces traces, int column, byte[] planes) {
        int rows = traces.rows();
        long before = 0;
        for (int row = 0; row < rows; row++) {
            long bits = Double.doubleToRawLongBits(traces.value(column, row));
            long changed = bits ^ before;
            before = bits;
            for (int plane = 0; plane < Double.BYTES; plane++) {
                planes[plane * rows + row] = (byte) (changed >>> (Long.SIZE - 8 * (plane + 1)));
            }
        }
    }

    /** The reverse: the values of a column from its planes. */
    static double[] joined(byte[] planes) {
        int rows = planes.length / Double.BYTES;
        double[] values = new double[rows];
        long bits = 0;
        for (int row = 0; row < rows; row++) {
            long changed = 0;
            for (int plane = 0; plane < Double.BYTES; plane++) {
                changed = changed << 8 | (planes[plane * rows + row] & 0xFF);
            }
            bits ^= changed;
            values[row] = Double.longBitsToDouble(bits);
        }
        return values;
    }

    private static byte[] deflated(byte[] plain, Deflater deflater) throws IOException {
        deflater.reset();
        ByteArrayOutputStream block = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (FilterOutputStream compressed = new DeflaterOutputStream(block, deflater)) {
            compressed.write(plain, 0, plain.length);
        }
        return block.toByteArray();
    }
}
