package dev.takt.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the memory of the process from being paged out.
 *
 * <p>Pages are locked when first touched (MCL_ONFAULT), so that the parts of the JVM nobody uses
 * cost nothing; what the tick uses has to be touched before the first tick.
 */
public final class MemoryLock {
    // The same on x86_64 and aarch64; Alpha, PowerPC and SPARC have others.
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;
    private static final int CAP_IPC_LOCK = 14;
    private static final int HEXADECIMAL = 16;

    private static final CFunction MLOCKALL = CFunction.of("mlockall");
    private static final CFunction MUNLOCKALL = CFunction.of("munlockall");

    private MemoryLock() {}

    /** Locks what the process has and will have. Returns empty if done. */
    public static Optional<Refusal> lockOnFault() {
        if (!safeToLock(read("/proc/self/limits"), read("/proc/self/status"))) {
            return refusal(Errno.ENOMEM);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            int flags = MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT;
            int result = (int) MLOCKALL.call(state, flags);
            return result == 0 ? Optional.empty() : refusal(Libc.errno(state));
        }
    }

    /**
     * Gives the kernel back what malloc has free. Locked pages cannot be given back, so they are
     * unlocked for as long as that takes, some milliseconds. Does nothing where nothing is locked.
     *
     * @return empty if all is locked again that was before
     */
    public static Optional<Refusal> trim() {
        if (!locked(read("/proc/self/status"))) {
            return Optional.empty();
        }
        MUNLOCKALL.call();
        NativeHeap.trim();
        return lockOnFault();
    }

    /**
     * Whether anything is locked.
     *
     * @param status text of /proc/self/status
     */
    static boolean locked(String status) {
        return values(status, "VmLck:").anyMatch(size -> !size.equals("0 kB"));
    }

    private static Optional<Refusal> refusal(int errno) {
        return Optional.of(
                new Refusal(
                        "mlockall",
                        errno,
                        "the unit needs LimitMEMLOCK=infinity, or in this shell:"
                                + " sudo prlimit --pid $$ --memlock=unlimited"));
    }

    /**
     * Whether locking cannot make a later allocation fail: below a finite limit the kernel may
     * grant mlockall and then refuse the JVM its next mapping. Unknown counts as safe, since the
     * kernel itself refuses in the usual case.
     *
     * @param limits text of /proc/self/limits
     * @param status text of /proc/self/status
     */
    static boolean safeToLock(String limits, String status) {
        boolean privileged =
                values(status, "CapEff:")
                        .mapToLong(mask -> Long.parseUnsignedLong(mask, HEXADECIMAL))
                        .anyMatch(mask -> (mask >> CAP_IPC_LOCK & 1) != 0);
        return privileged
                || values(limits, "Max locked memory")
                        .allMatch(soft -> soft.startsWith("unlimited"));
    }

    /** What stands behind a name at the beginning of a line; nothing where the text lacks it. */
    private static Stream<String> values(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unknown) {
            return "";
        }
    }
}
