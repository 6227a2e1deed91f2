package dev.takt.arena;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The C header for the process image of one configuration. */
public final class CHeader {
    private static final String TEMPLATE = "image.h";

    private CHeader() {}

    /**
     * The text of the header.
     *
     * @param name of the controller: letters, digits, {@code _} and {@code -}
     */
    public static String of(String name, ImageLayout layout) {
        return template()
                .replace("@NAME@", name)
                .replace("@GUARD@", identifier(name).toUpperCase(Locale.ROOT))
                .replace("@LAYOUT@", "0x%08x".formatted(layout.crc()))
                .replace("@COUNT@", String.valueOf(layout.cellCount()))
                .replace("@CELLS@", cells(layout));
    }

    private static String cells(ImageLayout layout) {
        StringBuilder lines = new StringBuilder();
        Set<String> given = new HashSet<>();
        for (ImageCell cell : layout.cells()) {
            String identifier = identifier(cell.slot().name());
            // Names that differ in '.' and '_' alone become the same in C.
            String unique = identifier;
            for (int n = 2; !given.add(unique); n++) {
                unique = identifier + "_" + n;
            }
            lines.append(
                    "    TAKT_CELL_%s = %d, /* %s */\n"
                            .formatted(unique, ImageLayout.index(cell), meaning(cell)));
        }
        return lines.isEmpty() ? "    TAKT_CELL_NONE = 0" : lines.toString().stripTrailing();
    }

    private static String meaning(ImageCell cell) {
        StringBuilder text =
                new StringBuilder(cell.slot().section().name().toLowerCase(Locale.ROOT));
        if (!cell.unit().isEmpty()) {
            text.append(", ").append(cell.unit().replace("*/", "* /").replace('\n', ' '));
        }
        if (cell.writable()) {
            text.append(", ").append(cell.min()).append(" to ").append(cell.max());
        }
        return text.toString();
    }

    private static String identifier(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    private static String template() {
        try (InputStream in = CHeader.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException(TEMPLATE + " beside this class expected");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
