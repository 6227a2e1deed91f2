package dev.takt.board.chip;

import dev.takt.board.device.DeviceFormulas;
import java.util.List;

/** What one chip measures: from the numbers that were read to the samples of the inputs. */
final class ChipSamples {
    private final DeviceFormulas formulas;
    private final int valid;
    private final int[] slots;
    private final SampleCell[] cells;
    private final long periodNanos;

    /** Whether the last sample said of itself that it was none. */
    private boolean refused;

    /**
     * @param formulas hold the numbers; their fields are the samples
     * @param fields names of the fields, and for each the cell of its input
     * @param periodNanos time between two samples
     */
    ChipSamples(
            DeviceFormulas formulas,
            List<String> fields,
            List<SampleCell> cells,
            long periodNanos) {
        this.formulas = formulas;
        this.valid = formulas.slot(DeviceFormulas.validName());
        this.slots = fields.stream().mapToInt(formulas::slot).toArray();
        this.cells = cells.toArray(SampleCell[]::new);
        this.periodNanos = periodNanos;
    }

    long periodNanos() {
        return periodNanos;
    }

    /** Publishes what was read. */
    void publish(long nowNanos) {
        formulas.evaluate();
        double validity = valid == DeviceFormulas.NONE ? 1 : formulas.get(valid);
        refused = validity == 0 || Double.isNaN(validity);
        for (int i = 0; i < cells.length; i++) {
            cells[i].publish(refused ? Double.NaN : formulas.get(slots[i]), nowNanos);
        }
    }

    /** Whether the chip itself said that the last sample is none. */
    boolean refused() {
        return refused;
    }

    /** Publishes that there is no valid sample. */
    void publishNone(long nowNanos) {
        for (SampleCell cell : cells) {
            cell.publish(Double.NaN, nowNanos);
        }
    }

    /** Whether every input has had a sample, valid or not. */
    boolean published() {
        for (SampleCell cell : cells) {
            if (cell.published() == 0) {
                return false;
            }
        }
        return true;
    }
}
