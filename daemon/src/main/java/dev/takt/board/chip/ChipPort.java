package dev.takt.board.chip;

import dev.takt.board.ChipLink;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** One chip's place on its bus, with the buffers of its exchanges. For the thread of the bus. */
final class ChipPort {
    private static final int LONGEST_BYTES = 256;

    private final ChipLink link;
    private final String bus;
    private final int place;
    private final boolean spi;
    private final MemorySegment out;
    private final MemorySegment in;
    private final MemorySegment behindRegister;
    private MemorySegment answer;

    /**
     * @param bus name of the bus: {@code i2c-1}
     * @param place address on an I2C bus, chip select on an SPI bus
     * @param arena lives as long as the port is used
     */
    ChipPort(ChipLink link, String bus, int place, Arena arena) {
        this.link = link;
        this.bus = bus;
        this.place = place;
        this.spi = bus.startsWith("spi");
        this.out = arena.allocate(LONGEST_BYTES);
        this.in = arena.allocate(LONGEST_BYTES);
        this.behindRegister = in.asSlice(1);
        this.answer = in;
    }

    /** Where the bytes of the next {@link #send} are put. */
    MemorySegment out() {
        return out;
    }

    /** The bytes of the last read that succeeded. */
    MemorySegment answer() {
        return answer;
    }

    /** Sends the first bytes of {@link #out}; returns 0 or errno. */
    int send(int length) {
        return link.exchange(out, length, in, 0);
    }

    /**
     * Reads bytes into {@link #answer}.
     *
     * @param register its number, -1 for none
     * @return 0 or errno
     */
    int read(int register, int length) {
        int named = register < 0 ? 0 : 1;
        if (named > 0) {
            out.set(ValueLayout.JAVA_BYTE, 0, (byte) register);
        }
        if (!spi) {
            answer = in;
            return link.exchange(out, named, in, length);
        }
        for (int i = named; i < named + length; i++) {
            out.set(ValueLayout.JAVA_BYTE, i, (byte) 0);
        }
        answer = named > 0 ? behindRegister : in;
        return link.exchange(out, named + length, in, named + length);
    }

    /** Sends bytes on an SPI bus and reads as many into {@link #answer}; returns 0 or errno. */
    int transfer(byte[] bytes) {
        MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, 0, bytes.length);
        answer = in;
        return link.exchange(out, bytes.length, in, bytes.length);
    }

    boolean isSpi() {
        return spi;
    }

    String bus() {
        return bus;
    }

    int place() {
        return place;
    }

    /** For messages: {@code at 0x48 on i2c-1}. */
    @Override
    public String toString() {
        return spi
                ? "at chip select " + place + " on " + bus
                : "at 0x%02x on %s".formatted(place, bus);
    }
}
