package dev.takt.formula.check;

import java.lang.invoke.MethodHandle;

/**
 * A function outside of Takt that formulas call. It may do anything but throw, so it is called
 * exactly as often and in the order in which a program says, and nothing is known of its value.
 */
public final class NativeFunction {
    private final String name;
    private final MethodHandle handle;
    private final MethodHandle spreader;

    /**
     * @param name as formulas call it
     * @param handle takes doubles and gives a double
     * @throws IllegalArgumentException if the handle is of another type
     */
    public NativeFunction(String name, MethodHandle handle) {
        boolean doubles =
                handle.type().parameterList().stream().allMatch(type -> type == double.class);
        if (!doubles || handle.type().returnType() != double.class || handle.isVarargsCollector()) {
            throw new IllegalArgumentException("doubles to double expected, got " + handle.type());
        }
        this.name = name;
        this.handle = handle;
        this.spreader = handle.asSpreader(double[].class, handle.type().parameterCount());
    }

    public String name() {
        return name;
    }

    /** What compiled code calls. */
    public MethodHandle handle() {
        return handle;
    }

    /** How many arguments it takes. */
    public int arity() {
        return handle.type().parameterCount();
    }

    /** Calls it with as many arguments as it takes. */
    public double apply(double... arguments) {
        try {
            return (double) spreader.invokeExact(arguments);
        } catch (RuntimeException | Error unexpected) {
            throw unexpected;
        } catch (Throwable thrown) {
            throw new IllegalStateException(name + " threw what no C function throws", thrown);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
