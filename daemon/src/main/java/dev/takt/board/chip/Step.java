package dev.takt.board.chip;

import dev.takt.board.device.DeviceFormulas;
import dev.takt.board.device.Identity;
import dev.takt.board.device.RawValue;
import dev.takt.board.device.ReadStep;
import dev.takt.board.device.Ready;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exchange with a chip, and what has to be true of its answer. */
sealed interface Step {
    /**
     * Does it. Allocates only where it fails.
     *
     * @return null where it succeeded, {@link Fault#NOT_YET} where it is to be done again
     */
    @Nullable Fault perform(ChipPort port);

    /** Time to wait behind it. */
    default long waitNanos() {
        return 0;
    }

    /**
     * Sends bytes.
     *
     * @param purpose for messages
     */
    record Write(String purpose, Bytes bytes, long waitNanos) implements Step {
        @Override
        public @Nullable Fault perform(ChipPort port) {
            int length = bytes.encode(port.out());
            if (length == Bytes.NONE) {
                return new Fault(
                        purpose + ": a byte is not from 0 to 255", "the descriptor is wrong");
            }
            int errno = port.send(length);
            return errno == 0 ? null : Fault.of(errno, purpose, port);
        }
    }

    /** Asks the chip which one it is. */
    record Identify(Identity identity) implements Step {
        @Override
        public @Nullable Fault perform(ChipPort port) {
            RawValue number = identity.number();
            int errno = port.read(identity.where(), number.format().length());
            if (errno != 0) {
                return Fault.of(errno, "identity", port);
            }
            long found = (long) number.extract(port.answer());
            return (found & identity.mask()) == identity.value()
                    ? null
                    : new Fault(
                            "register 0x%02x says 0x%x, not 0x%x"
                                    .formatted(identity.where(), found, identity.value()),
                            "it is another chip: takt probe tells which, for I2C");
        }
    }

    /** Looks whether a conversion is done. */
    record Poll(Ready ready) implements Step {
        @Override
        public @Nullable Fault perform(ChipPort port) {
            int errno = port.read(ready.register(), 1);
            if (errno != 0) {
                return Fault.of(errno, "asking whether it is ready", port);
            }
            int found = port.answer().get(ValueLayout.JAVA_BYTE, 0) & 0xFF;
            return (found & ready.mask()) == ready.value() ? null : Fault.NOT_YET;
        }
    }

    /**
     * Reads bytes and takes the numbers out of them.
     *
     * @param transfer on an SPI bus the bytes to send; else empty
     * @param formulas take the numbers
     * @param slots where each number of the read goes; {@link DeviceFormulas#NONE} for nowhere
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Take(ReadStep read, byte[] transfer, DeviceFormulas formulas, int[] slots)
            implements Step {
        @Override
        public @Nullable Fault perform(ChipPort port) {
            int errno =
                    port.isSpi()
                            ? port.transfer(transfer)
                            : port.read(read.register(), read.length());
            if (errno != 0) {
                return Fault.of(errno, "reading", port);
            }
            if (!read.checksum()
                    .good(port.answer(), read.length(), port.place(), read.register())) {
                return new Fault(
                        "reading: the checksum is wrong",
                        "disturbed lines: shorter wires, stronger pull-ups, a lower clock");
            }
            List<RawValue> raw = read.raw();
            for (int i = 0; i < slots.length; i++) {
                if (slots[i] != DeviceFormulas.NONE) {
                    formulas.set(slots[i], raw.get(i).extract(port.answer()));
                }
            }
            return null;
        }
    }
}
