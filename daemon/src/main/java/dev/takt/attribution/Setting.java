package dev.takt.attribution;

import java.util.List;

/**
 * What a loop runs, and where; another one after each reload.
 *
 * @param threadId the kernel's id of the loop thread
 * @param memoryBoard whether inputs and outputs are memory alone, as on the simulated board
 * @param inputs their names, in the order in which they are latched
 * @param outputs their names, in the order in which they are posted
 * @param slowSets knows which sets were due
 */
public record Setting(
        int threadId,
        boolean memoryBoard,
        List<String> inputs,
        List<String> outputs,
        SlowSets slowSets) {
    public Setting {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Says which slower sets a tick evaluated. */
    @FunctionalInterface
    public interface SlowSets {
        /**
         * Names of the sets with {@code every} above 1 that were due, with commas; may be empty.
         */
        String due(long tick, long previousTick);
    }

    static String name(List<String> names, int place) {
        return place >= 0 && place < names.size() ? names.get(place) : "";
    }
}
