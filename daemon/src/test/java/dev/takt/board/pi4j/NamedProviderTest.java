package dev.takt.board.pi4j;

import static dev.takt.board.TestPoints.get;
import static dev.takt.board.TestPoints.line;
import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.ChannelBoard;
import dev.takt.board.Points;
import dev.takt.board.TestPoints;
import dev.takt.board.pi4j.kernel.KernelPlugin;
import dev.takt.board.sim.SimulatedBoardPlugin;
import dev.takt.config.CounterInput;
import dev.takt.config.DeviceInput;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioInput.Pull;
import dev.takt.config.GpioOutput;
import dev.takt.config.I2cInput;
import dev.takt.config.NumberFormat;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.linux.MonotonicClock;
import dev.takt.linux.device.FakeKernel;
import dev.takt.linux.gpio.FakeGpioChip;
import dev.takt.linux.i2c.FakeI2cBus;
import dev.takt.linux.pwm.FakePwmChip;
import dev.takt.linux.spi.FakeSpiChip;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points that name a provider: Takt's own, or one of somebody else, in a context of its own. */
class NamedProviderTest {
    private static final String IN = "takt-digital-input";
    private static final String OUT = "takt-digital-output";

    private final FakeKernel kernel = new FakeKernel();
    private final FakeGpioChip chip = new FakeGpioChip(kernel, "gpiochip0", "pinctrl-rp1", 54);
    private final ForeignHardware hardware = new ForeignHardware();
    private final FoundPlugins plugins =
            Plugins.of(
                    List.of(
                            Plugins.plugin(SimulatedBoardPlugin.class, SimulatedBoardPlugin::new),
                            Plugins.plugin(
                                    KernelPlugin.class, () -> new KernelPlugin(kernel.devices())),
                            hardware.plugin()));
    private final TestPoints points = new TestPoints();

    private ChannelBoard open(SignalArena arena) throws BoardException {
        return open(points.points(), arena, plugins);
    }

    private ChannelBoard open(Points opened, SignalArena arena, FoundPlugins from)
            throws BoardException {
        return Boards.linux(
                opened, arena, List.of(new KernelPlugin(kernel.devices()).providers()), from);
    }

    private String refusal(FoundPlugins from) {
        try (SignalArena arena = points.arena()) {
            return String.valueOf(
                    assertThrows(
                                    BoardException.class,
                                    () -> open(points.points(), arena, from).close())
                            .getMessage());
        }
    }

    @Test
    void taktsOwnLinesWorkThroughThePlainInterface() throws BoardException {
        points.inputThrough(IN, "door", line(17, true))
                .inputThrough(IN, "end", line(4, false))
                .outputThrough(OUT, "lamp", new GpioOutput(18, null, true), 1)
                .outputThrough(OUT, "horn", new GpioOutput(19, null, false), 0);
        try (SignalArena arena = points.arena()) {
            Board board = open(arena);
            assertEquals(
                    List.of("17:low input up", "4:input up", "18:low output=1", "19:output=0"),
                    chip.requests.stream().map(FakeGpioChip.Request::text).toList());
            chip.levels.put(17, 0);
            chip.levels.put(4, 0);
            board.latch(0);
            assertEquals(1, get(arena, "door$raw"));
            assertEquals(0, get(arena, "end$raw"));
            chip.levels.put(17, 1);
            chip.levels.put(4, 1);
            board.latch(1);
            assertEquals(0, get(arena, "door$raw"));
            assertEquals(1, get(arena, "end$raw"));

            set(arena, "lamp", 0);
            set(arena, "horn", 1);
            board.post();
            assertEquals(List.of(1, 1), List.of(chip.levels.get(18), chip.levels.get(19)));
            board.close();
            assertEquals(List.of(0, 0), List.of(chip.levels.get(18), chip.levels.get(19)));
            assertEquals(0, kernel.open, "files left open");
        }
    }

    @Test
    void taktsOwnPwmTakesPercentsThroughThePlainInterface() throws BoardException {
        FakePwmChip pwm = new FakePwmChip(kernel, 2, 4);
        points.outputThrough("takt-pwm", "fan", new PwmOutput(2, 1, 1000, false), 0.25)
                .output("pump", new PwmOutput(2, 0, 1000, false), 0.25);
        try (SignalArena arena = points.arena()) {
            Board board = open(arena);
            assertEquals(250_000, pwm.duty);
            pwm.log.clear();
            set(arena, "fan", 0.7561);
            set(arena, "pump", 0.7561);
            board.post();
            assertEquals(
                    List.of("duty_cycle 760000", "duty_cycle 756100"),
                    pwm.log.stream().distinct().toList());
            set(arena, "fan", 0);
            board.post();
            assertEquals(0, pwm.duty);
            pwm.log.clear();
            board.close();
            assertTrue(pwm.log.contains("duty_cycle 250000"), pwm.log::toString);
            assertEquals(250_000, pwm.duty);
        }
    }

    @Test
    void aPointOfANamedProviderAndOneOfTheBoardGoSideBySide() throws BoardException {
        points.input("door", line(17, false), false)
                .inputThrough("foreign-in", "gate", line(17, false))
                .output("lamp", new GpioOutput(18, null, false), 0)
                .outputThrough("foreign-out", "horn", new GpioOutput(18, null, false), 0);
        try (SignalArena arena = points.arena()) {
            Board board = open(arena);
            assertEquals(1, hardware.plugins);
            chip.log.clear();
            hardware.clear();
            chip.levels.put(17, 1);
            board.latch(0);
            assertEquals(1, get(arena, "door$raw"));
            assertEquals(0, get(arena, "gate$raw"));
            hardware.line = DigitalState.HIGH;
            chip.levels.put(17, 0);
            board.latch(1);
            assertEquals(0, get(arena, "door$raw"));
            assertEquals(1, get(arena, "gate$raw"));

            set(arena, "horn", 1);
            board.post();
            assertEquals(List.of(DigitalState.HIGH), hardware.states);
            assertEquals(List.of("get", "get"), chip.log);
            board.close();
            assertEquals(DigitalState.LOW, hardware.states.getLast());
            assertEquals(0, hardware.plugins, "plugin not ended");
            assertEquals(0, kernel.open, "files left open");
        }
    }

    @Test
    void pluginsOfOthersAreNotStartedForPointsThatNameNone() throws BoardException {
        points.input("door", line(17, false), false).inputThrough(IN, "end", line(4, false));
        try (SignalArena arena = points.arena();
                Board _ = open(arena)) {
            assertEquals(0, hardware.plugins);
        }
    }

    @Test
    void aLineKeepsItsNumberOnEveryChip() throws BoardException {
        FakeGpioChip other = new FakeGpioChip(kernel, "gpiochip1", "expander", 16);
        points.inputThrough(IN, "a", line(4, false))
                .inputThrough(IN, "b", new GpioInput(4, "gpiochip1", Pull.OFF, false, 0))
                .inputThrough("foreign-in", "c", new GpioInput(4, "gpiochip1", Pull.OFF, false, 0));
        try (SignalArena arena = points.arena();
                Board _ = open(arena)) {
            assertEquals(List.of("4:input up"), chip.log);
            assertEquals(List.of("4:input off"), other.log);
            assertEquals(List.of("line 4 of chip 1"), hardware.lines);
        }
    }

    @Test
    void pointsOfAReloadComeToThoseThatGoOn() throws BoardException {
        GpioOutput horn = new GpioOutput(18, null, false);
        points.outputThrough("foreign-out", "horn", horn, 0);
        TestPoints next =
                new TestPoints()
                        .outputThrough("foreign-out", "horn", horn, 0)
                        .outputThrough("foreign-out", "bell", new GpioOutput(19, null, false), 0);
        try (SignalArena arena = points.arena();
                SignalArena other = next.arena()) {
            ChannelBoard before = open(arena);
            ChannelBoard after =
                    before.over(next.points(), other, missing -> open(missing, other, plugins));
            after.takeOver(before);
            after.releaseOthers();
            hardware.clear();
            set(other, "horn", 1);
            after.post();
            assertEquals(List.of(DigitalState.HIGH), hardware.states);
            set(other, "bell", 1);
            after.post();
            assertEquals(List.of(DigitalState.HIGH, DigitalState.HIGH), hardware.states);
            after.close();
            assertEquals(0, hardware.plugins, "plugin not ended");
        }
    }

    @Test
    void chipsOnBusesAreReachedThroughThePlainInterface() throws BoardException {
        FakeI2cBus bus = new FakeI2cBus(FakeI2cBus.PLAIN).chip(0x36);
        Objects.requireNonNull(bus.chips.get(0x36))[0x0B] = 0x20;
        kernel.with("i2c-1", bus).with("spidev0.1", new FakeSpiChip());
        points.inputThrough("takt-i2c", "angle", new DeviceInput("as5600", "i2c-1", 0x36, null))
                .inputThrough(
                        "takt-spi",
                        "knob",
                        new SpiInput("spi-0", 1, 0, List.of(1, 2), 0, NumberFormat.U8, false));
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            board.latch(MonotonicClock.nowNanos());
            assertEquals(1, get(arena, "angle.ok"));
            assertEquals(~1 & 0xFF, get(arena, "knob$raw"));
        }
        assertEquals(0, kernel.open, "files left open");
    }

    @Test
    void anUnknownProviderIsRefusedWithThoseThereAre() {
        points.input("gate", line(17, false), false)
                .inputThrough("foriegn-in", "door", line(18, false));
        assertEquals(
                "input 'door' cannot be opened: no plugin on the class path has a Pi4J digital"
                        + " input provider 'foriegn-in'; did you mean 'foreign-in'? There are"
                        + " foreign-in, takt-digital-input",
                refusal(plugins));
        assertEquals(0, hardware.plugins, "plugin not ended");
        assertEquals(0, kernel.open, "files left open");
    }

    @Test
    void aChipOfAnUnknownProviderIsRefusedTheSameWay() {
        points.inputThrough(IN, "field", new I2cInput("i2c-1", 0x36, 3, 2, NumberFormat.U16BE));
        assertEquals(
                "input 'field' cannot be opened: no plugin on the class path has a Pi4J I2C"
                        + " provider 'takt-digital-input'; there are takt-i2c",
                refusal(plugins));
    }

    /** A plugin without the library it needs. */
    public static final class Broken implements Plugin {
        /** For {@link ServiceLoader}. */
        public Broken() {}

        @Override
        public void initialize(PluginService service) {
            throw new NoClassDefFoundError("com/acme/Pins");
        }
    }

    @Test
    void aPluginThatDoesNotStartIsToldToThoseWhoLookForIts() throws BoardException {
        FoundPlugins withBroken =
                Plugins.of(List.of(Plugins.plugin(Broken.class, Broken::new), hardware.plugin()));
        points.inputThrough("foreign-in", "door", line(18, false));
        try (SignalArena arena = points.arena()) {
            open(points.points(), arena, withBroken).close();
        }
        points.outputThrough("acme-out", "lamp", new GpioOutput(18, null, false), 0);
        assertEquals(
                "output 'lamp' cannot be opened: no plugin on the class path has a Pi4J digital"
                        + " output provider 'acme-out'; there are foreign-out; plugin "
                        + Broken.class.getName()
                        + " does not start: java.lang.NoClassDefFoundError: com/acme/Pins",
                refusal(withBroken));
    }

    @Test
    void aPluginThatCannotBeLoadedHidesNoOther(@TempDir Path directory) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(Plugin.class.getName()),
                "com.acme.Gone\n" + Broken.class.getName() + "\n");
        URL[] path = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, Broken.class.getClassLoader())) {
            FoundPlugins found = FoundPlugins.of(ServiceLoader.load(Plugin.class, loader));
            assertTrue(
                    found.plugins().stream().anyMatch(one -> one.type() == Broken.class),
                    found::toString);
            assertEquals(1, found.broken().size());
            assertTrue(found.broken().getFirst().contains("com.acme.Gone"), found::toString);
        }
    }

    @Test
    void edgesAreCountedWhereTheProviderTellsThem() throws BoardException {
        CounterInput turns = new CounterInput(line(22, false), CounterInput.Edge.RISING);
        points.inputThrough("foreign-in", "turns", turns);
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            hardware.edges(DigitalState.HIGH, DigitalState.LOW, DigitalState.HIGH);
            board.latch(0);
            assertEquals(2, get(arena, "turns$raw"));
        }
        points.inputThrough(IN, "other", new CounterInput(line(23, false), CounterInput.Edge.BOTH));
        assertEquals(
                "input 'other' cannot be opened: provider 'takt-digital-input' tells nobody of"
                        + " edges; leave 'provider' out, and Takt counts them itself",
                refusal(plugins));
    }

    @Test
    void theAutomaticBoardIsSimulatedWhereTheProviderIsNotThere() {
        points.inputThrough("foreign-in", "door", line(17, false));
        assertEquals("nothing", missing(plugins));
        assertEquals(0, hardware.plugins, "plugin not ended");
        assertEquals(
                "input 'door': no plugin on the class path has a Pi4J digital input provider"
                        + " 'foreign-in'; there are none",
                missing(Plugins.NONE));
        points.outputThrough("takt-pwm", "fan", new PwmOutput(3, 0, 1000, false), 0);
        assertEquals("output 'fan': there is no /sys/class/pwm/pwmchip3", missing(plugins));
    }

    private String missing(FoundPlugins from) {
        return Boards.missing(points.points(), List.of(new KernelPlugin(kernel.devices())), from)
                .orElse("nothing");
    }
}
