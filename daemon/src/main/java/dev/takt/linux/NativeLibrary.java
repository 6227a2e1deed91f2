package dev.takt.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A C library of the user, whose functions become handles from doubles to a double.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>A library that was opened stays in the process until it ends, so a handle is always good.
 *       Opening it again gives the same one; the C library counts, and nothing grows.
 *   <li>All its symbols are bound when it is opened: a function it lacks is an error then, and
 *       neither later nor in the tick.
 *   <li>What its initialisers do to the floating-point state of the thread is undone. Libraries
 *       built with {@code -ffast-math} switch denormal numbers off, for every thread that is
 *       started from there.
 * </ol>
 *
 * <p>A call through a handle is an ordinary one: the garbage collector does not wait for the thread
 * meanwhile. It allocates nothing.
 */
public final class NativeLibrary {
    // The same with glibc and with musl.
    private static final int RTLD_NOW = 2;

    /** More than a {@code fenv_t}: 32 bytes on x86_64, 8 on aarch64. */
    private static final int ENVIRONMENT_BYTES = 256;

    private static final CFunction DLOPEN = CFunction.of("dlopen");
    private static final CFunction DLSYM = CFunction.of("dlsym");
    private static final CFunction DLERROR = CFunction.of("dlerror");
    private static final CFunction FEGETENV = CFunction.of("fegetenv");
    private static final CFunction FESETENV = CFunction.of("fesetenv");

    /** What dlopen gave. */
    private final long library;

    private NativeLibrary(long library) {
        this.library = library;
    }

    /**
     * Loads a library, running its initialisers.
     *
     * @param name a file name, which the dynamic linker looks for, or an absolute path; not empty,
     *     no NUL
     * @throws LinkException with the dynamic linker's own reason
     */
    public static NativeLibrary open(String name) throws LinkException {
        long library;
        String reason = "";
        try (Arena arena = Arena.ofConfined()) {
            long environment = arena.allocate(ENVIRONMENT_BYTES, Double.BYTES).address();
            int got = (int) FEGETENV.call(environment);
            library = DLOPEN.call(arena.allocateFrom(name).address(), RTLD_NOW);
            if (library == 0) {
                reason = text(DLERROR.call());
            }
            if (got == 0) {
                FESETENV.call(environment);
            }
        }
        if (library == 0) {
            String subject = name + ": ";
            throw new LinkException(
                    reason.startsWith(subject) ? reason.substring(subject.length()) : reason);
        }
        return new NativeLibrary(library);
    }

    @SuppressWarnings("restricted") // the manifest of the jar enables native access
    private static String text(long address) {
        return address == 0
                ? "the dynamic linker gives no reason"
                : MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0);
    }

    /**
     * A function of the library as a handle of as many doubles to a double, arguments and result
     * converted as {@link CType} says. Nothing can tell whether the symbol is a function of this
     * type: a wrong one ends the process or gives nonsense.
     *
     * @param symbol no NUL
     * @return empty where the library, and those it needs, have no such symbol
     */
    @SuppressWarnings("restricted") // the manifest of the jar enables native access
    public Optional<MethodHandle> function(String symbol, CType result, List<CType> parameters) {
        long found;
        try (Arena arena = Arena.ofConfined()) {
            found = DLSYM.call(library, arena.allocateFrom(symbol).address());
        }
        if (found == 0) {
            return Optional.empty();
        }
        MemoryLayout[] layouts =
                parameters.stream().map(CType::layout).toArray(MemoryLayout[]::new);
        FunctionDescriptor descriptor = FunctionDescriptor.of(result.layout(), layouts);
        MethodHandle handle =
                Linker.nativeLinker().downcallHandle(MemorySegment.ofAddress(found), descriptor);
        for (int i = 0; i < parameters.size(); i++) {
            handle = parameters.get(i).takeDouble(handle, i);
        }
        List<Class<?>> doubles = Collections.nCopies(parameters.size(), double.class);
        return Optional.of(
                MethodHandles.explicitCastArguments(
                        result.giveDouble(handle), MethodType.methodType(double.class, doubles)));
    }
}
