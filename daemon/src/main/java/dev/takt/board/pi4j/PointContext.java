package dev.takt.board.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.IO;
import com.pi4j.io.gpio.digital.DigitalInput;
import dev.takt.board.BoardException;
import dev.takt.board.RealInput;
import dev.takt.board.RealOutput;
import dev.takt.config.CounterInput;
import dev.takt.config.InputPoint;
import org.jspecify.annotations.Nullable;

/**
 * A Pi4J context in which points are made, and how they are used.
 *
 * @param factory makes lines, channels and quantities
 * @param chips makes what is on buses
 * @param provider id of the one provider, which is used through the plain interface of Pi4J; null
 *     where the providers are those of the board
 */
record PointContext(
        Context context, PointFactory factory, ChipLinks chips, @Nullable String provider) {
    /** Where the providers of a board make points. */
    static PointContext ofBoard(Context context, boolean simulated) {
        return new PointContext(
                context, new PointFactory(context, simulated), new ChipLinks(context, false), null);
    }

    /** Where a provider that points name makes them. */
    static PointContext plain(Context context, String provider) {
        return new PointContext(
                context, new PointFactory(context, false), new ChipLinks(context, true), provider);
    }

    /** What was made of an input, as the loop wants it. */
    RealInput input(IO<?, ?, ?> io, InputPoint point) throws BoardException {
        boolean real = io instanceof RealInput;
        if (point.source() instanceof CounterInput counter
                && io instanceof DigitalInput digital
                && (provider != null || !real)) {
            if (real) {
                throw new BoardException(
                        "input '%s' cannot be opened: provider '%s' tells nobody of edges; leave"
                                        .formatted(point.name(), provider)
                                + " 'provider' out, and Takt counts them itself");
            }
            return PlainCounter.of(digital, counter);
        }
        return provider == null ? PlainIo.input(io) : PlainIo.plainInput(io);
    }

    /** What was made of an output, as the loop wants it. */
    RealOutput output(IO<?, ?, ?> io) throws BoardException {
        return provider == null ? PlainIo.output(io) : PlainIo.plainOutput(io);
    }
}
