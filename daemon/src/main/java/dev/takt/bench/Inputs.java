package dev.takt.bench;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the inputs show while a batch is measured. */
final class Inputs {
    private Inputs() {}

    /** Takes the value of a cell. */
    @FunctionalInterface
    interface Setter {
        void set(String name, double value);
    }

    /**
     * Makes every input good and lets it show what the simulated plant shows, or 1 where there is
     * none.
     *
     * @param get gives the value of a cell, after one step of the plant
     */
    static void show(Program program, ToDoubleFunction<String> get, Setter setter) {
        Set<String> names = program.cells().stream().map(Cell::name).collect(Collectors.toSet());
        String ending = Program.raw("");
        for (String name : names) {
            if (name.endsWith(ending)) {
                String input = name.substring(0, name.length() - ending.length());
                String sim = Program.sim(input);
                setter.set(name, names.contains(sim) ? get.applyAsDouble(sim) : 1);
                setter.set(Program.ok(input), 1);
                setter.set(Program.age(input), 0);
            }
        }
    }
}
