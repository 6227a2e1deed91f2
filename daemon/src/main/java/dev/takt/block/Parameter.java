package dev.takt.block;

import java.util.OptionalDouble;

/**
 * A parameter of a block.
 *
 * @param name as named arguments use it
 * @param defaultValue what stands in for an argument that is not given; empty where one must be
 *     given
 * @param constant whether the argument must be known before anything runs, because the size of the
 *     state or what it holds depends on it
 * @param doc meaning and unit, for users
 */
public record Parameter(String name, OptionalDouble defaultValue, boolean constant, String doc) {
    static Parameter required(String name, String doc) {
        return new Parameter(name, OptionalDouble.empty(), false, doc);
    }

    static Parameter optional(String name, double defaultValue, String doc) {
        return new Parameter(name, OptionalDouble.of(defaultValue), false, doc);
    }

    static Parameter constant(String name, String doc) {
        return new Parameter(name, OptionalDouble.empty(), true, doc);
    }

    static Parameter constant(String name, double defaultValue, String doc) {
        return new Parameter(name, OptionalDouble.of(defaultValue), true, doc);
    }

    public boolean required() {
        return defaultValue.isEmpty();
    }
}
