package dev.takt.control;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs who changed what, a line for each change; where there are many in one second, the rest of
 * them as a number. Used by one thread at a time.
 */
public final class ChangeLog {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLog.class);
    private static final int MOST_LINES = 20;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Consumer<String> lines;
    private long secondNanos;
    private int inSecond;

    public ChangeLog() {
        this(LOG::info);
    }

    ChangeLog(Consumer<String> lines) {
        this.lines = lines;
    }

    /**
     * Takes a change.
     *
     * @param line what was changed, and by whom
     * @param nowNanos the present, on any clock
     */
    public void add(String line, long nowNanos) {
        if (inSecond == 0 || nowNanos - secondNanos >= SECOND_NANOS) {
            if (inSecond > MOST_LINES) {
                lines.accept((inSecond - MOST_LINES) + " more changes in the second after that");
            }
            secondNanos = nowNanos;
            inSecond = 0;
        }
        inSecond++;
        if (inSecond <= MOST_LINES) {
            lines.accept(line);
        }
    }
}
