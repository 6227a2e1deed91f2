package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** A function that writes down every call. */
final class CallLog {
    private final List<Long> arguments = new ArrayList<>();

    /** A handle of two doubles to a double. */
    MethodHandle function() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(
                            CallLog.class,
                            "call",
                            MethodType.methodType(double.class, double.class, double.class))
                    .bindTo(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("UnusedMethod") // by its handle
    private double call(double a, double b) {
        // All NaN are one value, as everywhere.
        arguments.add(Double.doubleToLongBits(a));
        arguments.add(Double.doubleToLongBits(b));
        return a < b ? a : b * 0.5;
    }

    /** How many calls there were; they are forgotten. */
    int take() {
        int calls = arguments.size() / 2;
        arguments.clear();
        return calls;
    }

    /**
     * How many calls each way made in which {@link Twins} run a program one after the other; fails
     * where they were not the same calls in the same order. They are forgotten.
     */
    int takeEach() {
        int each = arguments.size() / Twins.WAYS;
        assertEquals(each * Twins.WAYS, arguments.size());
        for (int way = 1; way < Twins.WAYS; way++) {
            assertEquals(
                    arguments.subList(0, each),
                    arguments.subList(way * each, (way + 1) * each),
                    "calls of way " + way);
        }
        return take() / Twins.WAYS;
    }
}
