/**
 * Everything Takt asks of the kernel by a native call, through {@code java.lang.foreign}, and the
 * few files of /proc and /sys that belong to those calls or say what this machine is.
 *
 * <p>In flow what the loop wants: a time to sleep to, a priority, a CPU, locked memory. Out flow
 * times, counts, and for each wish that was not granted a {@link dev.takt.linux.Refusal} naming the
 * call, the errno and the remedy. Nothing here throws because a right is missing, and every class
 * loads on a machine that grants none.
 *
 * <p>Functions of the user's own C libraries are called from here as well: {@link
 * dev.takt.linux.NativeLibrary} makes handles from doubles to a double of them, and what cannot be
 * loaded is a {@link dev.takt.linux.LinkException} with the reason.
 *
 * <p>Constants and structures are those of 64-bit Linux, the same on x86_64 and aarch64, with glibc
 * and with musl; where a C library differs, the comment beside the buffer says how.
 */
@NullMarked
package dev.takt.linux;

import org.jspecify.annotations.NullMarked;
