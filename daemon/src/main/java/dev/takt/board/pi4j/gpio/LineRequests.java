package dev.takt.board.pi4j.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.IO;
import com.pi4j.io.exception.IOException;
import dev.takt.board.BoardException;
import dev.takt.board.Bulk;
import dev.takt.board.BulkProvider;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.Devices;
import java.util.ArrayList;
import java.util.List;

/** The requests of one provider: of each line when it is made, or of many lines together. */
final class LineRequests implements BulkProvider {
    private final String what;
    private final LineOpening opening;
    private final List<WaitingLines<?, ?>> uses;
    private boolean gathering;

    /**
     * @param what for messages: {@code GPIO inputs}
     * @param uses the lines that the provider makes
     */
    LineRequests(String what, Devices devices, List<WaitingLines<?, ?>> uses) {
        this.what = what;
        this.opening = new LineOpening(devices);
        this.uses = List.copyOf(uses);
    }

    /**
     * Puts a new line into a context. Its request is made at once, unless lines are gathered.
     *
     * @throws IOException if the kernel refuses the line, with the remedy
     */
    synchronized <L extends KernelLine<G> & IO<?, ?, ?>, G extends LineGroup> L add(
            L line, WaitingLines<L, G> use, Context context) {
        use.add(line);
        if (!gathering) {
            try {
                open();
            } catch (DeviceException e) {
                throw new IOException(String.valueOf(e.getMessage()), e);
            }
        }
        try {
            context.registry().add(line);
            return line;
        } catch (RuntimeException e) {
            line.shutdownInternal(context);
            throw e;
        }
    }

    @Override
    public synchronized void gather() {
        gathering = true;
    }

    @Override
    public synchronized List<Bulk> request() throws BoardException {
        gathering = false;
        try {
            return open();
        } catch (DeviceException e) {
            throw new BoardException("the " + what + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private List<Bulk> open() throws DeviceException {
        try {
            List<Bulk> groups = new ArrayList<>();
            for (WaitingLines<?, ?> use : uses) {
                groups.addAll(use.open(opening));
            }
            return groups;
        } finally {
            uses.forEach(WaitingLines::clear);
        }
    }
}
