package dev.takt.cli;

import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** Tells picocli what is wrong with a value. */
final class Conversion {
    private Conversion() {}

    /**
     * What a text means.
     *
     * @param meaning throws IllegalArgumentException for what means nothing; its message is shown
     */
    static <T> T of(String text, Function<String, T> meaning) {
        try {
            return meaning.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
