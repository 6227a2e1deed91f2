package dev.takt.board.pi4j.gpio;

import com.pi4j.io.exception.IOException;
import dev.takt.LoopThread;
import dev.takt.linux.Errno;
import dev.takt.linux.gpio.LineRequest;

/** Outputs that are written together, one system call for all that changed. */
final class OutputGroup extends LineGroup {
    private long wanted;
    private long posted;
    private long failures;

    /**
     * @param initial what the lines carry since they were requested
     */
    private OutputGroup(LineRequest request, String name, long initial) {
        super(request, name);
        this.wanted = initial;
        this.posted = initial;
    }

    /** Of lines that carry what they were requested with. */
    static OutputGroup of(LineOpening.Held<KernelDigitalOutput> held) {
        long initial = 0;
        for (int i = 0; i < held.members().size(); i++) {
            initial |= held.members().get(i).line().settings().initial() ? 1L << i : 0;
        }
        return new OutputGroup(held.request(), held.name(), initial);
    }

    /** Notes a value for the next post. */
    @LoopThread
    void note(int index, boolean active) {
        long bit = 1L << index;
        wanted = active ? wanted | bit : wanted & ~bit;
    }

    @Override
    @LoopThread
    public void post() {
        long changed = (wanted ^ posted) & used();
        if (changed != 0) {
            post(changed);
        }
    }

    @Override
    @LoopThread
    public void postAll() {
        long all = used();
        if (all != 0) {
            post(all);
        }
    }

    @LoopThread
    private void post(long mask) {
        if (request().write(wanted, mask)) {
            posted = wanted;
        } else {
            failures++;
        }
    }

    @Override
    public long failures() {
        return failures;
    }

    /**
     * Writes one line now, for another thread than the one that posts. What was noted for the line
     * stays noted.
     *
     * @throws IOException if the kernel does not take it
     */
    void writeNow(int index, boolean active) {
        int errno = request().tell(index, active);
        if (errno != 0) {
            throw new IOException(
                    "ioctl(%s, GPIO_V2_LINE_SET_VALUES): %s".formatted(name(), Errno.name(errno)));
        }
    }
}
