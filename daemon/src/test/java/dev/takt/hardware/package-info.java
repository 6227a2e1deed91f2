/**
 * Tests on the devices of a real kernel, run by {@code daemon/bin/hardware-test} in a guest of its
 * own and never by the ordinary build.
 *
 * <p>The outside is what these tests see: they write a configuration, start the launcher, move what
 * the kernel's simulated devices have at their other end ({@link dev.takt.hardware.GpioSim} and the
 * parts of the {@link dev.takt.hardware.LabGpio board of ours}), and read what arrived there.
 */
@NullMarked
package dev.takt.hardware;

import org.jspecify.annotations.NullMarked;
