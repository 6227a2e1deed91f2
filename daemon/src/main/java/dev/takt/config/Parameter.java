package dev.takt.config;

/**
 * A value a user may change while the loop runs.
 *
 * @param name its name in formulas
 * @param value value at the start, inside the limits
 * @param min least value it may be given, negative infinity for none
 * @param max greatest value it may be given, positive infinity for none
 * @param unit for display; empty where none is given
 * @param retain whether what it is set to survives a restart
 */
public record Parameter(
        String name, double value, double min, double max, String unit, boolean retain) {}
