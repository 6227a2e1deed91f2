package dev.takt.cli;

import picocli.CommandLine.ITypeConverter;

/** A number of ticks, for picocli: {@link ArgumentText#ticks}. */
final class TickCount implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return Conversion.of(text, ArgumentText::ticks);
    }
}
