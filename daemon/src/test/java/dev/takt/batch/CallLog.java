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
     * How many calls each of three runs made that followed each other; fails where they were not
     * the same calls in the same order. They are forgotten.
     */
    int takeThirds() {
        int third = arguments.size() / 3;
        List<Long> first = arguments.subList(0, third);
        assertEquals(first, arguments.subList(third, 2 * third), "calls of the compiled batch");
        assertEquals(
                first,
                arguments.subList(2 * third, arguments.size()),
                "calls of the batch without optimiser");
        return take() / 3;
    }
}
