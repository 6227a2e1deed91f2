package dev.takt.linux;

import dev.takt.LoopThread;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * A function of the C library that takes up to six words and gives one.
 *
 * <p>All go the same way into C: the JVM makes some ten classes for each type of function, and more
 * for each place that calls one, which a start would wait for. An {@code int}, a {@code long} and a
 * pointer are passed in a register each on every 64-bit Linux that the JVM knows; the function
 * looks at as many registers, and as much of each, as its own type says. A result of C's {@code
 * int} is the low half of the word, to be cast: the rest may be anything. Behind the fixed
 * parameters of a variadic function words are passed alike.
 *
 * <p>Pointers are words too, so whoever calls keeps the memory alive. Nothing is allocated. No call
 * is critical: the collector does not wait for a thread in one.
 *
 * @param address of the function
 */
// A record: the JIT takes what is in one for constant, and an address of the C library stays.
public record CFunction(MemorySegment address) {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
    private static final FunctionDescriptor TYPE =
            FunctionDescriptor.of(WORD, WORD, WORD, WORD, WORD, WORD, WORD);
    private static final MethodHandle CALL = handle();

    /** Apart, as its way into C is another. */
    private static final class Telling {
        static final MethodHandle CALL = handle(Linker.Option.captureCallState("errno"));
    }

    /**
     * A function that every C library has.
     *
     * @throws UnsatisfiedLinkError if the C library of this system lacks it
     */
    public static CFunction of(String name) {
        return find(name)
                .orElseThrow(() -> new UnsatisfiedLinkError("the C library lacks " + name));
    }

    /** A function that not every C library has. */
    static Optional<CFunction> find(String name) {
        return Linker.nativeLinker().defaultLookup().find(name).map(CFunction::new);
    }

    /** Goes both ways into C once, so that nobody waits for them to be built later. */
    public static void prepare() {
        CFunction any = of("gettid");
        any.call();
        try (Arena arena = Arena.ofConfined()) {
            any.call(arena.allocate(Libc.STATE));
        }
    }

    @SuppressWarnings("restricted") // the manifest of the jar enables native access
    private static MethodHandle handle(Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(TYPE, options);
    }

    @LoopThread
    public long call() {
        return call(0, 0, 0, 0);
    }

    @LoopThread
    public long call(long a) {
        return call(a, 0, 0, 0);
    }

    @LoopThread
    public long call(long a, long b) {
        return call(a, b, 0, 0);
    }

    @LoopThread
    public long call(long a, long b, long c) {
        return call(a, b, c, 0);
    }

    @LoopThread
    public long call(long a, long b, long c, long d) {
        try {
            return (long) CALL.invokeExact(address, a, b, c, d, 0L, 0L);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    /**
     * A call that also tells why it failed.
     *
     * @param state of {@link Libc#STATE}; afterwards {@link Libc#errno} reads it
     */
    public long call(MemorySegment state) {
        return call(state, 0, 0, 0, 0, 0, 0);
    }

    public long call(MemorySegment state, long a) {
        return call(state, a, 0, 0, 0, 0, 0);
    }

    public long call(MemorySegment state, long a, long b) {
        return call(state, a, b, 0, 0, 0, 0);
    }

    public long call(MemorySegment state, long a, long b, long c) {
        return call(state, a, b, c, 0, 0, 0);
    }

    public long call(MemorySegment state, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) Telling.CALL.invokeExact(address, state, a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    /** A handle of ours throws only what the JVM itself throws. */
    private static Error unexpected(Throwable thrown) {
        return thrown instanceof Error error ? error : new AssertionError(thrown);
    }
}
