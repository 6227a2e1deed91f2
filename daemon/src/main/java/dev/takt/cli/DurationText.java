package dev.takt.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as people write it, {@code 90}, {@code 1.5s}, {@code 200ms}, {@code 10m} or {@code 2h}, in
 * ns.
 */
final class DurationText implements ITypeConverter<Long> {
    private static final Pattern FORM =
            Pattern.compile("(\\d+(?:\\.\\d+)?|\\.\\d+)(ms|s|m|min|h)?");
    private static final double LONGEST_SECONDS = 1e9;

    @Override
    public Long convert(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        double seconds =
                matcher.matches()
                        ? Double.parseDouble(matcher.group(1)) * unit(matcher.group(2))
                        : 0;
        if (seconds <= 0 || seconds > LONGEST_SECONDS) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time above 0; write 30s, 1.5s, 200ms, 10m or 2h");
        }
        return Math.max(1, Math.round(seconds * 1e9));
    }

    private static double unit(@Nullable String unit) {
        return switch (unit == null ? "s" : unit) {
            case "ms" -> 0.001;
            case "m", "min" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
    }
}
