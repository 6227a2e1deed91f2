package dev.takt.bench;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;

/**
 * What is written before every batch.
 *
 * @param names of the parameters
 * @param values of each
 */
@SuppressWarnings("ArrayRecordComponent") // iterated without an iterator, and never compared
record Parameters(String[] names, double[] values) {
    static Parameters of(Program program) {
        Cell[] cells =
                program.cells().stream()
                        .filter(cell -> cell.kind() == Cell.Kind.PARAMETER)
                        .toArray(Cell[]::new);
        String[] names = new String[cells.length];
        double[] values = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            names[i] = cells[i].name();
            values[i] = cells[i].initial();
        }
        return new Parameters(names, values);
    }

    int count() {
        return names.length;
    }
}
