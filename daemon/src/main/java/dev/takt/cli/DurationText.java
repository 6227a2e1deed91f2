package dev.takt.cli;

import picocli.CommandLine.ITypeConverter;

/** A time, in ns, for picocli: {@link ArgumentText#durationNanos}. */
final class DurationText implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return Conversion.of(text, ArgumentText::durationNanos);
    }
}
