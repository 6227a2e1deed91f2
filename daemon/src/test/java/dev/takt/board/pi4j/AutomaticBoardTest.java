package dev.takt.board.pi4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.Points;
import dev.takt.board.TestPoints;
import dev.takt.board.pi4j.kernel.KernelPlugin;
import dev.takt.config.BoardChoice;
import dev.takt.config.DeviceInput;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.NumberFormat;
import dev.takt.config.OutputPoint;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.linux.Errno;
import dev.takt.linux.device.FakeKernel;
import dev.takt.linux.gpio.FakeGpioChip;
import dev.takt.linux.i2c.FakeI2cBus;
import dev.takt.linux.pwm.FakePwmChip;
import dev.takt.linux.spi.FakeSpiChip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticBoardTest {
    private static String board(Path file) throws BoardException {
        OutputPoint output =
                new OutputPoint(
                        "out",
                        new FileOutput(file),
                        0,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        "",
                        100);
        ArenaLayout layout =
                ArenaLayout.builder()
                        .add(Section.OUTPUT, "out", 1)
                        .add(Section.INPUT, "out$pin", 1)
                        .build();
        try (SignalArena arena = SignalArena.allocate(layout);
                Board board =
                        Boards.open(
                                BoardChoice.AUTO,
                                new Points(List.of(), List.of(output), 1_000_000),
                                arena)) {
            return board.name();
        }
    }

    @Test
    void isThisMachineWhereFilesThatExistAreAllThereIs(@TempDir Path directory)
            throws IOException, BoardException {
        Path file = Files.writeString(directory.resolve("out"), "0");
        assertEquals("linux", board(file));
    }

    @Test
    void isTheSimulatedBoardWhereAFileIsMissing(@TempDir Path directory) throws BoardException {
        assertEquals("sim", board(directory.resolve("out")));
    }

    private final FakeKernel kernel = new FakeKernel();
    private final TestPoints points =
            new TestPoints()
                    .input("door", TestPoints.line(17, true), true)
                    .input("temp", new DeviceInput("tmp102", "i2c-1", 0x48, null), true)
                    .input(
                            "knob",
                            new SpiInput("spi-0", 1, 0, List.of(0), 0, NumberFormat.U8, false),
                            true)
                    .output("fan", new PwmOutput(0, 1, 25_000, false), 1);

    private String missing() {
        return Boards.missing(
                        points.points(), List.of(new KernelPlugin(kernel.devices())), Plugins.NONE)
                .orElse("nothing");
    }

    @Test
    void isThisMachineOnceAllDevicesAreThereAndElseNamesTheFirstThatIsNot() {
        assertEquals("input 'door': this machine has no GPIO chip", missing());
        new FakeGpioChip(kernel, "gpiochip0", "pinctrl-bcm2711", 58);
        assertEquals("input 'temp': there is no /dev/i2c-1", missing());
        kernel.with("i2c-1", new FakeI2cBus(FakeI2cBus.PLAIN));
        assertEquals("input 'knob': there is no /dev/spidev0.1", missing());
        kernel.with("spidev0.1", new FakeSpiChip());
        assertEquals("output 'fan': there is no /sys/class/pwm/pwmchip0", missing());
        new FakePwmChip(kernel, 0, 2);
        assertEquals("nothing", missing());
    }

    @Test
    void aDeviceThatMayNotBeUsedIsNotMissing() {
        new FakeGpioChip(kernel, "gpiochip0", "pinctrl-bcm2711", 58);
        kernel.refusing("gpiochip0", Errno.EACCES);
        assertEquals("input 'temp': there is no /dev/i2c-1", missing());
    }

    @Test
    void filesAloneMakeNoHardware() throws BoardException {
        Path loadavg = Path.of("/proc/loadavg");
        TestPoints files = new TestPoints().input("load", new FileInput(loadavg, null, 0), false);
        assertEquals("nothing is driven", Boards.missing(files.points()).orElseThrow());
        files.output("light", new FileOutput(loadavg), 0);
        assertEquals(Optional.empty(), Boards.missing(files.points()));
        files.input("other", new FileInput(loadavg, null, 1), true);
        assertEquals(
                "input 'other': a formula stands in for its file",
                Boards.missing(files.points()).orElseThrow());
    }
}
