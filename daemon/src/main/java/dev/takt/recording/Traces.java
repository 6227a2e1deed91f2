package dev.takt.recording;

import java.util.List;

/** Values of several quantities over the same ticks, the oldest first. */
public interface Traces {
    List<Column> columns();

    int rows();

    /**
     * One value, NaN where there was none.
     *
     * @param column place in {@link #columns}
     * @param row from 0, below {@link #rows}
     */
    double value(int column, int row);

    /** The place of a column, -1 where there is none of that name. */
    default int column(String name) {
        List<Column> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
