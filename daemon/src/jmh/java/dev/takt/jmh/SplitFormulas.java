package dev.takt.jmh;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The seven formulas in the words of a library that evaluates one expression at a time: which
 * values each of them needs, so that no more than those are handed to it.
 *
 * @param texts the formulas in order
 * @param uses for each formula the numbers of the values in it: 0 to 9 are the parameters, 10 to 16
 *     the results of the formulas
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, and never compared
record SplitFormulas(List<String> texts, int[][] uses) {
    /** Parameters, then results. */
    static final List<String> NAMES =
            List.of(
                    "latitude",
                    "declination",
                    "hour",
                    "tilt",
                    "haze",
                    "air",
                    "wind",
                    "area",
                    "load",
                    "charge",
                    "sun_height",
                    "sunlight",
                    "on_panel",
                    "panel_temperature",
                    "power",
                    "battery_voltage",
                    "current");

    static final int PARAMETERS = 10;
    static final int RESULTS = 7;

    static SplitFormulas of(String... texts) {
        int[][] uses = new int[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            uses[i] =
                    IntStream.range(0, NAMES.size())
                            .filter(n -> mentions(text, NAMES.get(n)))
                            .toArray();
        }
        return new SplitFormulas(List.of(texts), uses);
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(text).find();
    }

    /** The names of the values a formula needs. */
    String[] names(int formula) {
        return IntStream.of(uses[formula]).mapToObj(NAMES::get).toArray(String[]::new);
    }
}
