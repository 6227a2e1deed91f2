/**
 * Files that are looked at again whenever somebody writes them.
 *
 * <p>In flows what the kernel tells of some directories; out flows a call for each change that has
 * settled. {@link dev.takt.watch.Settling} decides when that is, {@link
 * dev.takt.watch.DirectoryWatch} has the thread. What the files mean is said by whoever looks.
 */
@NullMarked
package dev.takt.watch;

import org.jspecify.annotations.NullMarked;
