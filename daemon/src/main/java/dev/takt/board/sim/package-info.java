/**
 * The simulated board: a Pi4J plugin whose pins, channels and quantities are numbers in memory.
 *
 * <p>In Takt the numbers are cells of the arena: the formulas of the simulation write what the
 * inputs show and read what the outputs carry, and {@code board.pi4j} binds each simulated object
 * to its cell. In any other Pi4J program the numbers live in the objects, and a test drives an
 * input by hand. The plugin calls itself a mock, so that a program that looks for real pins never
 * gets simulated ones.
 */
@NullMarked
package dev.takt.board.sim;

import org.jspecify.annotations.NullMarked;
