package dev.takt.telemetry;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs one line when a sample shows another state than the one before. */
public final class StateLog implements Consumer<JitterSample> {
    private static final Logger LOG = LoggerFactory.getLogger(StateLog.class);

    private final UnaryOperator<String> cause;
    private final Consumer<String> lines;
    private String last = "";

    /**
     * @param cause from the new state to why it is so; empty where there is nothing to say, and
     *     then there is no line
     */
    public StateLog(UnaryOperator<String> cause) {
        this(cause, LOG::warn);
    }

    StateLog(UnaryOperator<String> cause, Consumer<String> lines) {
        this.cause = cause;
        this.lines = lines;
    }

    @Override
    public void accept(JitterSample sample) {
        if (sample.state().equals(last)) {
            return;
        }
        last = sample.state();
        String why = cause.apply(last);
        if (!why.isEmpty()) {
            lines.accept("state " + last + ": " + why);
        }
    }
}
