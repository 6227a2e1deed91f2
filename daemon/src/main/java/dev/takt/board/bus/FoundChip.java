package dev.takt.board.bus;

import dev.takt.board.device.DeviceDescriptor;
import java.util.List;

/**
 * A chip that answers on an I2C bus.
 *
 * @param address its address
 * @param driver the driver of the kernel that has it, and then it was not asked anything; empty
 *     where none has
 * @param identified the devices that a register says it is
 * @param possible the other devices that can be at this address; those whose register says that it
 *     is another are left out
 */
public record FoundChip(
        int address,
        String driver,
        List<DeviceDescriptor> identified,
        List<DeviceDescriptor> possible) {
    public FoundChip {
        identified = List.copyOf(identified);
        possible = List.copyOf(possible);
    }

    /** The address as data sheets write it: {@code 0x48}. */
    public String hex() {
        return "0x%02x".formatted(address);
    }
}
