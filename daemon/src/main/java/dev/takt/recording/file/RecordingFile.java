package dev.takt.recording.file;

import dev.takt.recording.Column;
import dev.takt.recording.Traces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A recording read back from a file of either form.
 *
 * @param columns its quantities
 * @param values one array of all rows for each column
 */
public record RecordingFile(List<Column> columns, List<double[]> values) implements Traces {
    private static final int FIRST_LINE = 1 << 16;
    private static final int CHECKSUM_BYTES = 4;

    /** The head of a binary one: names, units, how many rows. */
    private record Head(List<Column> columns, int rows) {}

    @Override
    public int rows() {
        return values.isEmpty() ? 0 : values.getFirst().length;
    }

    @Override
    public double value(int column, int row) {
        return values.get(column)[row];
    }

    /** Whether a file begins as a recording does; false also where it cannot be read. */
    public static boolean is(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(FIRST_LINE);
            String text = new String(begin, StandardCharsets.UTF_8);
            return isBinary(begin) || CsvRecording.isHeader(text.lines().findFirst().orElse(""));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isBinary(byte[] begin) {
        byte[] magic = BinaryRecording.MAGIC.getBytes(StandardCharsets.US_ASCII);
        return begin.length >= magic.length
                && Arrays.equals(begin, 0, magic.length, magic, 0, magic.length);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is not whole; the message names file and place
     */
    public static RecordingFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (isBinary(bytes)) {
            try {
                return binary(bytes);
            } catch (DataFormatException | RuntimeException damaged) {
                throw new IOException(file + ": the recording is damaged or incomplete", damaged);
            }
        }
        return csv(file, new String(bytes, StandardCharsets.UTF_8));
    }

    private static RecordingFile binary(byte[] bytes) throws DataFormatException {
        int end = bytes.length - CHECKSUM_BYTES;
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, end);
        ByteBuffer data = ByteBuffer.wrap(bytes);
        if ((int) crc.getValue() != data.getInt(end)) {
            throw new DataFormatException("checksum");
        }
        data.position(BinaryRecording.MAGIC.length());
        byte[] text = new byte[data.getInt()];
        data.get(text);
        Head head = head(new String(text, StandardCharsets.UTF_8));
        List<double[]> values = new ArrayList<>();
        for (int column = 0; column < head.columns().size(); column++) {
            int length = data.getInt();
            byte[] planes = new byte[Math.multiplyExact(head.rows(), Double.BYTES)];
            Inflater inflater = new Inflater();
            try {
                inflater.setInput(bytes, data.position(), length);
                if (inflater.inflate(planes) != planes.length) {
                    throw new DataFormatException("a column is too short");
                }
            } finally {
                inflater.end();
            }
            data.position(data.position() + length);
            values.add(BinaryRecording.joined(planes));
        }
        return new RecordingFile(head.columns(), values);
    }

    private static Head head(String text) throws DataFormatException {
        List<Column> columns = new ArrayList<>();
        int rows = -1;
        String name = "";
        try (JsonParser json =
                JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
            while (json.nextToken() != null) {
                @Nullable String key = json.currentName();
                JsonToken token = json.currentToken();
                if (token == JsonToken.VALUE_NUMBER_INT && "rows".equals(key)) {
                    rows = json.getIntValue();
                } else if (token == JsonToken.VALUE_STRING && "name".equals(key)) {
                    name = json.getString();
                } else if (token == JsonToken.VALUE_STRING && "unit".equals(key)) {
                    columns.add(new Column(name, json.getString()));
                }
            }
        } catch (JacksonException e) {
            throw new DataFormatException(e.getMessage());
        }
        if (rows < 0) {
            throw new DataFormatException("no number of rows");
        }
        return new Head(columns, rows);
    }

    private static RecordingFile csv(Path file, String text) throws IOException {
        List<String> lines = text.lines().toList();
        List<Column> columns =
                CsvRecording.fields(lines.isEmpty() ? "" : lines.getFirst()).stream()
                        .map(CsvRecording::column)
                        .toList();
        int rows = Math.max(0, lines.size() - 1);
        List<double[]> values = new ArrayList<>();
        columns.forEach(_ -> values.add(new double[rows]));
        for (int row = 0; row < rows; row++) {
            List<String> fields = CsvRecording.fields(lines.get(row + 1));
            if (fields.size() != columns.size()) {
                throw new IOException(
                        "%s:%d: %d fields, the header has %d"
                                .formatted(file, row + 2, fields.size(), columns.size()));
            }
            for (int column = 0; column < fields.size(); column++) {
                try {
                    values.get(column)[row] = Double.parseDouble(fields.get(column));
                } catch (NumberFormatException noNumber) {
                    throw new IOException(
                            "%s:%d: no number: '%s'".formatted(file, row + 2, fields.get(column)),
                            noNumber);
                }
            }
        }
        return new RecordingFile(columns, values);
    }
}
