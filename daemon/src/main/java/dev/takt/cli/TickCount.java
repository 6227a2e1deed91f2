package dev.takt.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of ticks, at least 1. */
final class TickCount implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            long ticks = Long.parseLong(text.strip());
            if (ticks >= 1) {
                return ticks;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new TypeConversionException(
                "'" + text + "' is not a number of ticks; write a whole number from 1 on");
    }
}
