package dev.takt.linux;

/**
 * A wish the kernel did not grant. Not an exception: the process runs on without it.
 *
 * @param call the system call, or the file, that refused
 * @param errno why, see {@link Errno}
 * @param remedy what to do about it, with the command where there is one
 */
public record Refusal(String call, int errno, String remedy) {
    /** Call and reason: {@code sched_setscheduler: EPERM}. */
    public String what() {
        return call + ": " + Errno.name(errno);
    }

    @Override
    public String toString() {
        return what() + "; " + remedy;
    }
}
