package dev.takt.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How punctual a running loop is without and with a fault. Turns of both follow each other, so that
 * whatever else happens on this machine meets both. The turns without it are counted in two lots
 * that take turns as well: what those differ by is noise.
 *
 * <p>The output {@code see} of the configuration is 0 while the chip answers, -99 while not. A
 * figure is the median over the seconds of what the jitter line of a second says.
 *
 * @param heal ends every fault
 */
record FaultComparison(RunningTakt takt, Runnable heal, int turns, int secondsOfATurn) {
    private static final Pattern P50 = percentile("50");
    private static final Pattern P99 = percentile("99");
    private static final Pattern P99_9 = percentile("99\\.9");

    private static Pattern percentile(String number) {
        return Pattern.compile(" latency_us .*?p" + number + "=([0-9.]+)[ ,]");
    }

    /** The first seconds belong to the JIT. */
    void warmUp(int count) {
        seconds(count);
    }

    /**
     * Compares, and prints the figures.
     *
     * @return p99.9 with the fault, in µs
     */
    double with(String name, Runnable fault) {
        List<String> well = new ArrayList<>();
        List<String> ill = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            well.addAll(turn(heal, 0));
            ill.addAll(turn(fault, -99));
            again.addAll(turn(heal, 0));
        }
        Figure.print("latency of the loop beside a chip that " + name);
        print("p50", well, ill, again, P50);
        print("p99", well, ill, again, P99);
        return print("p99.9", well, ill, again, P99_9);
    }

    private List<String> turn(Runnable change, double seen) {
        change.run();
        takt.shows("see", seen);
        return seconds(secondsOfATurn);
    }

    /** What some whole seconds from now on say. */
    private List<String> seconds(int count) {
        // The second that has begun already belongs to nobody.
        int first = takt.lines(" state=").size() + 1;
        Until.so(
                "seconds go by",
                () -> takt.lines(" state=").size() >= first + count,
                takt::printed);
        return takt.lines(" state=").subList(first, first + count);
    }

    private static double print(
            String name, List<String> well, List<String> ill, List<String> again, Pattern field) {
        double before = median(well, field);
        double after = median(again, field);
        double with = median(ill, field);
        List<String> all = new ArrayList<>(well);
        all.addAll(again);
        double without = median(all, field);
        Figure.print(
                "  %-6s with %8.1f us, without %8.1f us: x %.2f; without, twice: x %.2f"
                        .formatted(name, with, without, with / without, after / before));
        return with;
    }

    private static double median(List<String> lines, Pattern field) {
        return Figure.median(lines.stream().mapToDouble(line -> value(line, field)).toArray());
    }

    private static double value(String line, Pattern pattern) {
        Matcher field = pattern.matcher(line);
        if (!field.find()) {
            throw new AssertionError(line);
        }
        return Double.parseDouble(field.group(1));
    }
}
