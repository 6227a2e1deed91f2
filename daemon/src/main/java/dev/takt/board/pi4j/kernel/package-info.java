/**
 * Takt's Pi4J plugin for the hardware of this machine: providers over the kernel's device files,
 * found by {@link java.util.ServiceLoader} like any other plugin.
 *
 * <p>In flow the paths of the device files, out flow providers: GPIO from {@code board.pi4j.gpio},
 * PWM from {@code board.pi4j.pwm}, I2C and SPI from {@code board.pi4j.bus}.
 */
@NullMarked
package dev.takt.board.pi4j.kernel;

import org.jspecify.annotations.NullMarked;
