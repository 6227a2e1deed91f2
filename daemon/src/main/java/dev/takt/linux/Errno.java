package dev.takt.linux;

import java.util.Map;

/**
 * Error numbers and their names.
 *
 * <p>The numbers are those of asm-generic/errno.h, which x86_64 and aarch64 share (MIPS, SPARC,
 * PA-RISC and Alpha have others).
 */
public final class Errno {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int ENXIO = 6;
    public static final int EAGAIN = 11;
    public static final int ENOMEM = 12;
    public static final int EACCES = 13;
    public static final int EBUSY = 16;
    public static final int ENODEV = 19;
    public static final int EINVAL = 22;
    public static final int EMSGSIZE = 90;
    public static final int EOPNOTSUPP = 95;

    /** Names by number from 1; EWOULDBLOCK is EAGAIN, ENOTSUP is EOPNOTSUPP. */
    private static final String[] BASIC =
            """
            EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES \
            EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY \
            ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG \
            ENOLCK ENOSYS ENOTEMPTY ELOOP\
            """
                    .split(" ");

    /** The later ones a device, a socket or a clock may answer. */
    private static final Map<Integer, String> LATER =
            Map.ofEntries(
                    Map.entry(61, "ENODATA"),
                    Map.entry(62, "ETIME"),
                    Map.entry(71, "EPROTO"),
                    Map.entry(74, "EBADMSG"),
                    Map.entry(75, "EOVERFLOW"),
                    Map.entry(84, "EILSEQ"),
                    Map.entry(90, "EMSGSIZE"),
                    Map.entry(95, "EOPNOTSUPP"),
                    Map.entry(104, "ECONNRESET"),
                    Map.entry(107, "ENOTCONN"),
                    Map.entry(108, "ESHUTDOWN"),
                    Map.entry(110, "ETIMEDOUT"),
                    Map.entry(111, "ECONNREFUSED"),
                    Map.entry(113, "EHOSTUNREACH"),
                    Map.entry(114, "EALREADY"),
                    Map.entry(115, "EINPROGRESS"),
                    Map.entry(121, "EREMOTEIO"),
                    Map.entry(125, "ECANCELED"));

    private Errno() {}

    /**
     * The symbolic name, for example {@code EPERM}; {@code errno 4711} for a number without one.
     */
    public static String name(int errno) {
        if (errno >= 1 && errno <= BASIC.length) {
            return BASIC[errno - 1];
        }
        return LATER.getOrDefault(errno, "errno " + errno);
    }
}
