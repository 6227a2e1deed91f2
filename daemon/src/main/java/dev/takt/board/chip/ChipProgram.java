package dev.takt.board.chip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to one chip.
 *
 * @param begin done before anything else, and again whenever the chip has failed: identity, init,
 *     calibration, preparation of outputs
 * @param sample done for every sample
 * @param samples what becomes of a sample; null where nothing is measured
 * @param outputs what is set; null where nothing is
 */
record ChipProgram(
        List<Step> begin,
        List<Step> sample,
        @Nullable ChipSamples samples,
        @Nullable ChipOutputs outputs) {
    ChipProgram {
        begin = List.copyOf(begin);
        sample = List.copyOf(sample);
    }
}
