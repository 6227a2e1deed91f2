package dev.takt.cli;

import dev.takt.config.BoardChoice;
import picocli.CommandLine.ITypeConverter;

/** A board, for picocli: {@link ArgumentText#board}. */
final class BoardName implements ITypeConverter<BoardChoice> {
    @Override
    public BoardChoice convert(String text) {
        return Conversion.of(text, ArgumentText::board);
    }
}
