package dev.takt.board.pi4j.gpio;

import com.pi4j.io.exception.IOException;
import dev.takt.LoopThread;
import dev.takt.linux.Errno;
import dev.takt.linux.gpio.LineRequest;

/** Inputs that are read together, one system call for all of them. */
final class InputGroup extends SampledGroup {
    private boolean good;
    private long values;

    InputGroup(LineRequest request, String name) {
        super(request, name);
    }

    @Override
    @LoopThread
    public void latch(long nowNanos) {
        good = used() != 0 && request().read();
        values = request().values();
    }

    @Override
    @LoopThread
    double value(int index) {
        return good ? values >>> index & 1 : Double.NaN;
    }

    /**
     * Reads one line now.
     *
     * @throws IOException if the kernel does not answer
     */
    boolean readNow(int index) {
        int answer = request().ask(index);
        if (answer < 0) {
            throw new IOException(
                    "ioctl(%s, GPIO_V2_LINE_GET_VALUES): %s"
                            .formatted(name(), Errno.name(-answer)));
        }
        return answer != 0;
    }
}
