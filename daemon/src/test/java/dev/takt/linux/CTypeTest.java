package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CTypeTest {
    private static final double TOLERANCE = 0;

    /** What becomes of a double that goes into a function as this type and comes back as it. */
    private static double thereAndBack(CType type, double value) throws Throwable {
        Class<?> carrier =
                MethodType.fromMethodDescriptorString(descriptor(type), null).returnType();
        MethodHandle there = type.takeDouble(MethodHandles.identity(carrier), 0);
        MethodHandle back =
                MethodHandles.explicitCastArguments(
                        type.giveDouble(there), MethodType.methodType(double.class, double.class));
        return (double) back.invokeExact(value);
    }

    private static String descriptor(CType type) {
        return switch (type) {
            case DOUBLE -> "()D";
            case FLOAT -> "()F";
            case INT, UNSIGNED_INT -> "()I";
            case LONG, UNSIGNED_LONG -> "()J";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "double, -0.1, -0.1",
        "float, 0.1, 0.10000000149011612",
        "float, 1e300, Infinity",
        "float, NaN, NaN",
        "float, -0.0, -0.0",
        "int, 2.9, 2",
        "int, -2.9, -2",
        "int, NaN, 0",
        "int, 1e300, 2147483647",
        "int, -Infinity, -2147483648",
        "int32_t, 7, 7",
        "unsigned int, 3000000000.9, 3000000000",
        "unsigned int, 4294967295, 4294967295",
        "unsigned int, 4294967296, 4294967295",
        "unsigned int, Infinity, 4294967295",
        "unsigned int, -1, 0",
        "unsigned, -0.5, 0",
        "uint32_t, NaN, 0",
        "long, -9007199254740993, -9007199254740992",
        "long, 1e300, 9223372036854775807",
        "long, NaN, 0",
        "unsigned long, 12345678901234567890, 12345678901234567168",
        "unsigned long, 9223372036854775808, 9223372036854775808",
        "unsigned long, 18446744073709549568, 18446744073709549568",
        "unsigned long, 18446744073709551616, 18446744073709551615",
        "uint64_t, -1, 0",
        "uint64_t, NaN, 0"
    })
    void convertsAsACastAndHoldsWhatIsTooLarge(String name, double value, double expected)
            throws Throwable {
        CType type = CType.of(name).orElseThrow();
        assertEquals(expected, thereAndBack(type, value), TOLERANCE, name);
    }

    @ParameterizedTest
    @CsvSource({
        "0x8000000000000400, 9223372036854775808",
        "0x8000000000000401, 9223372036854777856",
        "0xFFFFFFFFFFFFFFFF, 18446744073709551616",
        "0x0020000000000001, 9007199254740992"
    })
    void roundsUnsignedLongsOnceToTheNearest(String bits, double expected) {
        long value = Long.parseUnsignedLong(bits.substring(2).toLowerCase(Locale.ROOT), 16);
        assertEquals(expected, CType.fromUnsignedLong(value), TOLERANCE);
        assertTrue(CType.of("pointer").isEmpty());
    }
}
