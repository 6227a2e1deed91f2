package dev.takt.board.pi4j.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.takt.LoopThread;
import dev.takt.board.RealOutput;
import org.jspecify.annotations.Nullable;

/**
 * A line that is driven. It carries its initial state from the moment on in which it is requested;
 * without one it begins inactive.
 */
final class KernelDigitalOutput extends DigitalOutputBase
        implements RealOutput, KernelLine<OutputGroup> {
    private final LineConfig line;
    private volatile @Nullable OutputGroup group;
    private int index;

    KernelDigitalOutput(
            DigitalOutputProvider provider, DigitalOutputConfig config, LineConfig line) {
        super(provider, config);
        this.line = line;
    }

    @Override
    public LineConfig line() {
        return line;
    }

    @Override
    public void join(OutputGroup joined, int place) {
        index = place;
        group = joined;
        state = Levels.of(line.settings().initial(), line.settings().activeLow());
    }

    /** A note for the next post of the bulk. */
    @Override
    @LoopThread
    public boolean write(double value) {
        OutputGroup joined = group;
        if (joined == null) {
            return false;
        }
        joined.note(index, value != 0);
        return true;
    }

    /**
     * Drives the line now.
     *
     * @throws IOException if the kernel does not take it
     */
    @Override
    public DigitalOutput state(DigitalState wanted) {
        OutputGroup joined = group;
        if (joined != null) {
            joined.writeNow(index, Levels.active(wanted, line.settings().activeLow()));
        }
        return super.state(wanted);
    }

    @Override
    public DigitalOutput shutdownInternal(Context context) {
        try {
            super.shutdownInternal(context);
        } finally {
            OutputGroup joined = group;
            if (joined != null) {
                group = null;
                joined.leave(index);
            }
        }
        return this;
    }
}
