package dev.takt.board.pi4j;

import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmType;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.TestPoints;
import dev.takt.board.pi4j.kernel.KernelPlugin;
import dev.takt.config.PwmOutput;
import dev.takt.linux.device.FakeKernel;
import dev.takt.linux.pwm.FakePwmChip;
import java.util.List;
import org.junit.jupiter.api.Test;

class PwmBoardTest {
    private final FakeKernel kernel = new FakeKernel();
    private final FakePwmChip chip = new FakePwmChip(kernel, 2, 4);
    private final TestPoints points =
            new TestPoints().output("fan", new PwmOutput(2, 1, 333.25, true), 0.1234);

    private Board open(SignalArena arena) throws BoardException {
        return Boards.linux(
                points.points(),
                arena,
                List.of(new KernelPlugin(kernel.devices()).providers()),
                Plugins.NONE);
    }

    @Test
    void aChannelBeginsSafeFollowsItsOutputAndIsLeftSafe() throws BoardException {
        try (SignalArena arena = points.arena()) {
            Board board = open(arena);
            assertEquals(
                    List.of(
                            "export 1",
                            "period 3000750",
                            "duty_cycle 370293",
                            "polarity inversed",
                            "enable 1",
                            "duty_cycle 370293"),
                    chip.log);
            chip.log.clear();
            set(arena, "fan", 0.756);
            board.post();
            board.post();
            assertEquals(List.of("duty_cycle 2268567"), chip.log);
            board.close();
            assertEquals(370_293, chip.duty);
            assertEquals(true, chip.enabled);
            assertEquals(0, kernel.open, "files left open");
            assertEquals(List.of(), chip.log.stream().filter("duty_cycle 0"::equals).toList());
        }
    }

    @Test
    void aMissingChipIsRefusedWithThoseThereAre() {
        TestPoints other = new TestPoints().output("fan", new PwmOutput(0, 0, 1000, false), 0);
        try (SignalArena arena = other.arena()) {
            BoardException refusal =
                    assertThrows(
                            BoardException.class,
                            () ->
                                    Boards.linux(
                                            other.points(),
                                            arena,
                                            List.of(new KernelPlugin(kernel.devices()).providers()),
                                            Plugins.NONE));
            assertEquals(
                    "output 'fan' cannot be opened: /sys/class/pwm/pwmchip0: ENOENT; there are"
                            + " pwmchip2",
                    refusal.getMessage());
        }
    }

    @Test
    void otherProgramsUseTheMethodsOfPi4j() {
        Context context =
                Pi4J.newContextBuilder()
                        .noAutoDetect()
                        .disableShutdownHook()
                        .add(new KernelPlugin(kernel.devices()).providers())
                        .build();
        Pwm pwm =
                context.create(
                        Pwm.newConfigBuilder(context)
                                .id("servo")
                                .pwmType(PwmType.HARDWARE)
                                .chip(2)
                                .channel(0)
                                .frequency(50)
                                .initial(10)
                                .shutdown(0)
                                .build());
        assertEquals(2_000_000, chip.duty);
        pwm.on(5);
        assertEquals(1_000_000, chip.duty);
        pwm.setFrequency(100);
        assertEquals(10_000_000, chip.period);
        assertEquals(500_000, chip.duty);
        assertEquals(100, pwm.getActualFrequency());
        pwm.off();
        assertEquals(0, chip.duty);
        pwm.on();
        context.shutdown();
        assertEquals(0, chip.duty);
        assertEquals(0, kernel.open, "files left open");
    }
}
