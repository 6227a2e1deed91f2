package dev.takt.board.pi4j.bus;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBus;
import dev.takt.linux.Errno;
import dev.takt.linux.i2c.I2cAdapter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One I2C bus, shared by all devices on it: what one thread does in {@link #execute} no other
 * interrupts, whichever device it uses.
 */
final class KernelI2CBus implements I2CBus {
    private final String name;
    private final I2cAdapter adapter;
    private final ReentrantLock lock = new ReentrantLock();
    private int devices;

    KernelI2CBus(String name, I2cAdapter adapter) {
        this.name = name;
        this.adapter = adapter;
    }

    @Override
    public <R> R execute(I2C device, Callable<R> action) {
        lock.lock();
        try {
            return action.call();
        } catch (Pi4JException e) {
            throw e;
        } catch (Exception e) {
            throw new Pi4JException(e);
        } finally {
            lock.unlock();
        }
    }

    /** One exchange without the lock, as {@link dev.takt.board.ChipLink#exchange} has it. */
    int exchange(int chip, MemorySegment out, int outLength, MemorySegment in, int inLength) {
        return adapter.exchange(chip, out, outLength, in, inLength);
    }

    /**
     * One exchange with arrays, under the lock.
     *
     * @throws IOException if the chip does not answer
     */
    void exchange(int chip, byte[] out, byte[] in, int offset, int length) {
        int errno;
        lock.lock();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment sent = arena.allocate(Math.max(1, out.length));
            MemorySegment received = arena.allocate(Math.max(1, length));
            MemorySegment.copy(MemorySegment.ofArray(out), 0, sent, 0, out.length);
            errno = adapter.exchange(chip, sent, out.length, received, length);
            if (errno == 0) {
                MemorySegment.copy(received, 0, MemorySegment.ofArray(in), offset, length);
            }
        } finally {
            lock.unlock();
        }
        if (errno != 0) {
            throw new IOException(
                    "%s, chip 0x%02X: %s, writing %d and reading %d bytes"
                            .formatted(name, chip, Errno.name(errno), out.length, length));
        }
    }

    void enter() {
        devices++;
    }

    /** Whether that was the last device; the bus is closed then. */
    boolean leave() {
        devices--;
        if (devices == 0) {
            adapter.close();
        }
        return devices == 0;
    }
}
