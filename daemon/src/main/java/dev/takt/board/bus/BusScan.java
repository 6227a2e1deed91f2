package dev.takt.board.bus;

import dev.takt.board.BoardException;
import dev.takt.board.ChipLink;
import dev.takt.board.device.ByteWrite;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.device.DeviceOutputs;
import dev.takt.board.device.Identity;
import dev.takt.linux.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Looks who answers on an I2C bus, as carefully as i2cdetect does.
 *
 * <p>An address is written to without a byte behind it, except where that could change a memory or
 * a converter (0x30 to 0x37, 0x50 to 0x5F): there one byte is read. No register is written. What
 * tells a chip apart is read only where no chip is known that would take the register's number for
 * a value.
 */
public final class BusScan {
    private static final int FIRST = 0x08;
    private static final int LAST = 0x77;
    private static final int EOPNOTSUPP = 95;

    private final LinkSource links;
    private final String bus;
    private final List<DeviceDescriptor> known;
    private final IntFunction<String> drivers;

    /**
     * @param bus name of the bus: {@code i2c-1}
     * @param known the devices to tell apart
     * @param drivers the driver of the kernel that has an address; empty for none
     */
    public BusScan(
            LinkSource links,
            String bus,
            List<DeviceDescriptor> known,
            IntFunction<String> drivers) {
        this.links = links;
        this.bus = bus;
        this.known = List.copyOf(known);
        this.drivers = drivers;
    }

    /**
     * All that answer, by address.
     *
     * @throws BoardException if the bus cannot be opened, or is held
     */
    public List<FoundChip> run() throws BoardException {
        List<FoundChip> found = new ArrayList<>();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment out = arena.allocate(8);
            MemorySegment in = arena.allocate(8);
            for (int address = FIRST; address <= LAST; address++) {
                String driver = drivers.apply(address);
                if (!driver.isEmpty()) {
                    found.add(new FoundChip(address, driver, List.of(), List.of()));
                    continue;
                }
                ChipLink link = links.open(bus, address, 0, 0);
                if (answers(link, address, out, in)) {
                    found.add(identify(link, address, out, in));
                }
            }
        }
        return found;
    }

    private boolean answers(ChipLink link, int address, MemorySegment out, MemorySegment in)
            throws BoardException {
        boolean delicate =
                (address >= 0x30 && address <= 0x37) || (address >= 0x50 && address <= 0x5F);
        int errno = delicate ? link.exchange(out, 0, in, 1) : link.exchange(out, 0, in, 0);
        if (!delicate && (errno == EOPNOTSUPP || errno == Errno.EINVAL)) {
            errno = link.exchange(out, 0, in, 1); // this adapter cannot send an address alone
        }
        return switch (errno) {
            case 0 -> true;
            case 110 ->
                    throw new BoardException(
                            bus
                                    + ": ETIMEDOUT; the bus is held: check its pull-ups and for a"
                                    + " chip that holds SCL or SDA low");
            case Errno.EPERM, Errno.EACCES ->
                    throw new BoardException(
                            bus
                                    + ": "
                                    + Errno.name(errno)
                                    + "; the user needs the group i2c: sudo usermod -aG i2c $USER");
            default -> false;
        };
    }

    private FoundChip identify(ChipLink link, int address, MemorySegment out, MemorySegment in) {
        List<DeviceDescriptor> here =
                known.stream().filter(device -> device.addresses().contains(address)).toList();
        List<DeviceDescriptor> identified = new ArrayList<>();
        List<DeviceDescriptor> possible = new ArrayList<>();
        boolean mayAsk = here.stream().noneMatch(BusScan::takesASingleByte);
        for (DeviceDescriptor device : here) {
            Identity identity = device.identity();
            if (identity == null || !mayAsk) {
                possible.add(device);
            } else if (isIt(link, identity, out, in)) {
                identified.add(device);
            }
        }
        return new FoundChip(address, "", identified, identified.isEmpty() ? possible : List.of());
    }

    /** Whether one byte alone sets its outputs. */
    private static boolean takesASingleByte(DeviceDescriptor device) {
        DeviceOutputs outputs = device.outputs();
        return outputs != null
                && outputs.write().stream().map(ByteWrite::bytes).anyMatch(one -> one.size() == 1);
    }

    private static boolean isIt(
            ChipLink link, Identity identity, MemorySegment out, MemorySegment in) {
        out.set(ValueLayout.JAVA_BYTE, 0, (byte) identity.where());
        int length = identity.number().format().length();
        return link.exchange(out, 1, in, length) == 0
                && ((long) identity.number().extract(in) & identity.mask()) == identity.value();
    }
}
