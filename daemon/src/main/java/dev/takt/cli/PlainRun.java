package dev.takt.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code takt run} where it is written as in a unit file: every name in full and once, and a
 * value for each. All else, mistakes among it, is left to picocli, whose classes alone take a tenth
 * of a second to load; what is understood here, picocli understands alike.
 */
final class PlainRun {
    private static final String CONFIG = "CONFIG";
    private static final String JSON = "--json";
    private static final Set<String> WITH_VALUE =
            Set.of("--ticks", "--duration", "--board", "--log", "--hlog", "--state-dir");

    /** What was told, by name. */
    private final Map<String, String> told = new HashMap<>();

    private PlainRun() {}

    /**
     * What the arguments say.
     *
     * @return null where picocli is to tell
     */
    static @Nullable RunOptions read(String... arguments) {
        if (arguments.length == 0 || Subcommand.named(arguments[0]) != Subcommand.RUN) {
            return null;
        }
        PlainRun line = new PlainRun();
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            boolean taken;
            if (!argument.startsWith("-")) {
                taken = line.take(CONFIG, argument);
            } else if (argument.equals(JSON)) {
                taken = line.take(JSON, JSON.substring(2));
            } else if (equals >= 0) {
                taken =
                        line.takeOption(
                                argument.substring(0, equals), argument.substring(equals + 1));
            } else {
                i++;
                taken = i < arguments.length && line.takeOption(argument, arguments[i]);
            }
            if (!taken) {
                return null;
            }
        }
        return line.options();
    }

    private boolean takeOption(String name, String value) {
        return WITH_VALUE.contains(name) && take(name, value);
    }

    private boolean take(String name, String value) {
        return !value.isEmpty() && !value.startsWith("-") && told.put(name, value) == null;
    }

    private @Nullable RunOptions options() {
        try {
            Path config = value(CONFIG, Path::of);
            return config == null
                    ? null
                    : new RunOptions(
                            config,
                            value("--ticks", ArgumentText::ticks),
                            value("--duration", ArgumentText::durationNanos),
                            value("--board", ArgumentText::board),
                            value("--log", Path::of),
                            value("--hlog", Path::of),
                            value("--state-dir", Path::of),
                            told.containsKey(JSON));
        } catch (RuntimeException e) {
            // Read once more by picocli, which tells what is wrong with it.
            return null;
        }
    }

    private <T> @Nullable T value(String name, Function<String, T> meaning) {
        String text = told.get(name);
        return text == null ? null : meaning.apply(text);
    }
}
