package dev.takt.config.read;

import dev.takt.config.RecorderSettings;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code recorder}. */
final class RecorderReader {
    private RecorderReader() {}

    /** The settings; the defaults where the section is left out, and wherever it is wrong. */
    static RecorderSettings read(@Nullable ObjectReader recorder) {
        RecorderSettings standard = RecorderSettings.DEFAULT;
        if (recorder == null) {
            return standard;
        }
        return new RecorderSettings(
                or(recorder.number("seconds"), standard.seconds()),
                or(recorder.number("after_seconds"), standard.afterSeconds()),
                recorder.integer("memory_mb", standard.memoryMegabytes()),
                recorder.textOrEmpty("directory"),
                recorder.integer("disk_mb", standard.diskMegabytes()),
                or(recorder.number("late_every_s"), standard.lateEverySeconds()));
    }

    private static double or(double value, double standard) {
        return Double.isNaN(value) ? standard : value;
    }
}
