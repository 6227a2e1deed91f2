package dev.takt.linux;

import dev.takt.LoopThread;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The types of C that an argument or a result of a {@link NativeLibrary} function may have, as
 * 64-bit Linux has them: {@code int} of 32 bits, {@code long} of 64.
 *
 * <p>From double as a cast of C where that is defined: to the nearest float, to an integer by
 * cutting off the fraction. Where C leaves it open, NaN becomes 0 and what is too large the largest
 * the type has, as with Java's casts. To double exactly; a 64-bit integer beyond 2^53 is rounded.
 */
public enum CType {
    DOUBLE(ValueLayout.JAVA_DOUBLE, "double"),
    FLOAT(ValueLayout.JAVA_FLOAT, "float"),
    INT(ValueLayout.JAVA_INT, "int", "int32_t"),
    UNSIGNED_INT(ValueLayout.JAVA_INT, "unsigned int", "unsigned", "uint32_t"),
    LONG(ValueLayout.JAVA_LONG, "long", "long long", "int64_t"),
    UNSIGNED_LONG(ValueLayout.JAVA_LONG, "unsigned long", "unsigned long long", "uint64_t");

    private static final double TWO_TO_32 = 0x1p32;
    private static final double TWO_TO_63 = 0x1p63;

    @SuppressWarnings("ImmutableEnumChecker") // layouts are immutable
    private final MemoryLayout layout;

    @SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
    private final List<String> words;

    CType(MemoryLayout layout, String... words) {
        this.layout = layout;
        this.words = List.of(words);
    }

    /** The type of a name, its words separated by single spaces. */
    public static Optional<CType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.words.contains(name)).findFirst();
    }

    /** The names of all types. */
    public static List<String> names() {
        return Arrays.stream(values()).flatMap(type -> type.words.stream()).toList();
    }

    MemoryLayout layout() {
        return layout;
    }

    /** Makes parameter {@code index} of a handle, which has this type, take a double or a cast. */
    MethodHandle takeDouble(MethodHandle handle, int index) {
        return switch (this) {
            case UNSIGNED_INT ->
                    MethodHandles.filterArguments(
                            handle, index, conversion("toUnsignedInt", int.class, double.class));
            case UNSIGNED_LONG ->
                    MethodHandles.filterArguments(
                            handle, index, conversion("toUnsignedLong", long.class, double.class));
            case DOUBLE, FLOAT, INT, LONG -> handle;
        };
    }

    /** Makes the result of a handle, which has this type, a double or fit for a cast to one. */
    MethodHandle giveDouble(MethodHandle handle) {
        return switch (this) {
            case UNSIGNED_INT ->
                    MethodHandles.filterReturnValue(
                            handle, conversion("fromUnsignedInt", double.class, int.class));
            case UNSIGNED_LONG ->
                    MethodHandles.filterReturnValue(
                            handle, conversion("fromUnsignedLong", double.class, long.class));
            case DOUBLE, FLOAT, INT, LONG -> handle;
        };
    }

    private static MethodHandle conversion(String name, Class<?> to, Class<?> from) {
        try {
            return MethodHandles.lookup()
                    .findStatic(CType.class, name, MethodType.methodType(to, from));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @LoopThread
    static int toUnsignedInt(double value) {
        return value >= TWO_TO_32 ? -1 : (int) Math.max(0, (long) value);
    }

    @LoopThread
    static double fromUnsignedInt(int bits) {
        return bits & 0xFFFF_FFFFL;
    }

    @LoopThread
    static long toUnsignedLong(double value) {
        if (value >= TWO_TO_63) {
            return value >= 2 * TWO_TO_63 ? -1 : (long) (value - TWO_TO_63) | Long.MIN_VALUE;
        }
        return Math.max(0, (long) value);
    }

    /** Half of it with the lost bit kept, so that it is rounded once, to the nearest. */
    @LoopThread
    static double fromUnsignedLong(long bits) {
        return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
    }
}
