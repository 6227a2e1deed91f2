package dev.takt.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file of formulas. */
final class FormulaFile {
    private static final String STANDARD_INPUT = "-";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FormulaFile() {}

    /**
     * Reads all of it.
     *
     * @param name path of the file, {@code -} for standard input
     * @throws IOException if it cannot be read or is not UTF-8
     */
    static String read(String name) throws IOException {
        byte[] bytes = STANDARD_INPUT.equals(name) ? System.in.readAllBytes() : bytes(name);
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return marked ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FileSystemException(title(name), null, "is not UTF-8; save it as UTF-8");
        }
    }

    /** What messages call it. */
    static String title(String name) {
        return STANDARD_INPUT.equals(name) ? "standard input" : name;
    }

    private static byte[] bytes(String name) throws IOException {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw new FileSystemException(name, null, "is a directory");
        }
        return Files.readAllBytes(path);
    }
}
