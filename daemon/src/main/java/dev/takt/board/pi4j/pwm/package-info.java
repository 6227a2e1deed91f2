/**
 * PWM channels of the kernel as Pi4J objects.
 *
 * <p>In flow Pi4J configurations, out flow objects that are {@link dev.takt.board.RealOutput}
 * beside the interface of Pi4J, which knows whole percents and whole Hz only.
 */
@NullMarked
package dev.takt.board.pi4j.pwm;

import org.jspecify.annotations.NullMarked;
