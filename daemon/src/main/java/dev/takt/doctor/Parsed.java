package dev.takt.doctor;

import dev.takt.linux.CpuSet;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers and lists in text that may hold something else. */
public final class Parsed {
    private static final int HEXADECIMAL = 16;

    private Parsed() {}

    /** A whole number; empty for anything else. */
    public static OptionalLong number(String text) {
        return number(text, 10);
    }

    /** A hexadecimal number, with or without 0x; empty for anything else. */
    public static OptionalLong hexadecimal(String text) {
        return number(text.startsWith("0x") ? text.substring(2) : text, HEXADECIMAL);
    }

    private static OptionalLong number(String text, int radix) {
        try {
            return OptionalLong.of(
                    radix == HEXADECIMAL
                            ? Long.parseUnsignedLong(text, radix)
                            : Long.parseLong(text, radix));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /** A decimal fraction; empty for anything else. */
    public static OptionalDouble fraction(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    /** The kernel's list of CPUs; the empty set for anything else, such as {@code (null)}. */
    public static CpuSet cpus(String list) {
        try {
            return CpuSet.parse(list);
        } catch (IllegalArgumentException notAList) {
            return CpuSet.of();
        }
    }
}
