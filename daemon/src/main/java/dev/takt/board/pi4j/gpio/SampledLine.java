package dev.takt.board.pi4j.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import dev.takt.LoopThread;
import dev.takt.board.RealInput;
import org.jspecify.annotations.Nullable;

/** A line whose samples the group has that it is requested with. */
abstract class SampledLine<G extends SampledGroup> extends DigitalInputBase
        implements RealInput, KernelLine<G> {
    private final LineConfig line;
    private volatile @Nullable G group;
    private int index;

    SampledLine(DigitalInputProvider provider, DigitalInputConfig config, LineConfig line) {
        super(provider, config);
        this.line = line;
    }

    @Override
    public final LineConfig line() {
        return line;
    }

    @Override
    public final void join(G joined, int place) {
        index = place;
        group = joined;
    }

    /** Null until the line has been requested, and after the end. */
    final @Nullable G group() {
        return group;
    }

    final int index() {
        return index;
    }

    @Override
    @LoopThread
    public final double read() {
        G joined = group;
        return joined == null ? Double.NaN : joined.value(index);
    }

    @Override
    public DigitalInput shutdownInternal(Context context) {
        super.shutdownInternal(context);
        G joined = group;
        if (joined != null) {
            joined.leave(index);
            group = null;
        }
        return this;
    }
}
