package dev.takt.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The number of a CPU, from 0. */
final class CpuNumber implements ITypeConverter<Integer> {
    private static final int MOST = 8191;

    @Override
    public Integer convert(String text) {
        try {
            int cpu = Integer.parseInt(text.strip());
            if (cpu >= 0 && cpu <= MOST) {
                return cpu;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new TypeConversionException(
                "'" + text + "' is not a CPU; write its number, 0 for the first");
    }
}
