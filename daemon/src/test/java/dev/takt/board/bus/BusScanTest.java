package dev.takt.board.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.BoardException;
import dev.takt.board.ChipLink;
import dev.takt.board.chip.SimulatedChip;
import dev.takt.board.device.Descriptors;
import dev.takt.board.device.DeviceDescriptor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A bus with some chips on it; elsewhere nobody answers. */
class BusScanTest {
    private final Map<Integer, SimulatedChip> chips = new TreeMap<>();

    private SimulatedChip add(int address) {
        return chips.computeIfAbsent(address, _ -> new SimulatedChip());
    }

    private ChipLink open(String bus, int address, int spiMode, int clockHz) {
        SimulatedChip chip = chips.get(address);
        if (chip == null) {
            chip = new SimulatedChip();
            chip.failWith(SimulatedChip.NAK);
        }
        return chip;
    }

    private List<FoundChip> scan() throws BoardException {
        return new BusScan(
                        this::open,
                        "i2c-1",
                        Descriptors.all(),
                        address -> address == 0x1A ? "wm8731" : "")
                .run();
    }

    private static List<String> names(List<DeviceDescriptor> devices) {
        return devices.stream().map(DeviceDescriptor::name).toList();
    }

    @Test
    void tellsAChipByItsRegister() throws BoardException {
        add(0x76).put(0xD0, "60");
        add(0x77).put(0xD0, "58");
        List<FoundChip> found = scan();
        assertEquals(List.of("0x1a", "0x76", "0x77"), found.stream().map(FoundChip::hex).toList());
        assertEquals(List.of("bme280"), names(found.get(1).identified()));
        assertEquals(List.of("bmp280"), names(found.get(2).identified()));
        assertEquals(List.of(), found.get(2).possible());
    }

    @Test
    void namesAllThatCouldBeThereWhereNothingTellsThemApart() throws BoardException {
        add(0x48);
        FoundChip chip = scan().get(1);
        assertEquals(List.of(), chip.identified());
        assertTrue(names(chip.possible()).containsAll(List.of("tmp102", "lm75", "ads1115")));
        assertFalse(names(chip.possible()).contains("tmp117"), "its register says that it is not");
    }

    @Test
    void asksWhoIsThereWithoutWritingARegister() throws BoardException {
        SimulatedChip memory = add(0x50);
        SimulatedChip sensor = add(0x29);
        scan();
        assertEquals(List.of("> 1"), memory.exchanges());
        assertEquals(List.of(""), sensor.exchanges());
    }

    @Test
    void asksForNoRegisterWhereTheNumberCouldSetOutputs() throws BoardException {
        SimulatedChip chip = add(0x20);
        FoundChip found = scan().get(1);
        assertEquals(List.of(""), chip.exchanges());
        assertTrue(names(found.possible()).contains("pcf8574"));
    }

    @Test
    void leavesAloneWhatADriverOfTheKernelHas() throws BoardException {
        SimulatedChip codec = add(0x1A);
        assertEquals("wm8731", scan().getFirst().driver());
        assertEquals(List.of(), codec.exchanges());
    }

    @Test
    void saysThatTheBusIsHeldOrRefused() {
        add(0x08).failWith(110);
        assertTrue(refusal().contains("pull-ups"));
        add(0x08).failWith(13);
        assertTrue(refusal().contains("usermod -aG i2c"));
    }

    private String refusal() {
        return String.valueOf(assertThrows(BoardException.class, this::scan).getMessage());
    }
}
