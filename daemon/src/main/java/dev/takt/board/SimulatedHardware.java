package dev.takt.board;

/**
 * Marks a Pi4J plugin whose providers touch no hardware and whose inputs and outputs are {@link
 * SimulatedIo}. The simulated board uses plugins with this mark and no other, so that it cannot
 * drive a pin by accident.
 */
public interface SimulatedHardware {}
