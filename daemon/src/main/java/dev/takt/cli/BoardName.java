package dev.takt.cli;

import dev.takt.config.BoardChoice;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A board as the configuration names it. */
final class BoardName implements ITypeConverter<BoardChoice> {
    @Override
    public BoardChoice convert(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "sim" -> BoardChoice.SIM;
            case "linux" -> BoardChoice.LINUX;
            case "auto" -> BoardChoice.AUTO;
            default ->
                    throw new TypeConversionException(
                            "'" + text + "' is not a board; write sim, linux or auto");
        };
    }
}
