package dev.takt.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.SignalArena;
import dev.takt.force.Force;
import dev.takt.force.Forces;
import dev.takt.formula.check.Program;
import dev.takt.loop.Hatch;
import dev.takt.loop.Transaction;
import dev.takt.loop.Transaction.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReloaderTest {
    private static final long SECOND = 1_000_000_000;

    private static String file(int number, double probation) {
        return file(String.valueOf(number), probation);
    }

    private static String file(String value, double probation) {
        return """
        { "board": "sim", "reload": { "probation_s": %s },
          "sets": { "s": { "formulas": { "number": "%s" } } },
          "outputs": { "o": { "pwm": {}, "value": "number", "safe": 0 } } }
        """
                .formatted(probation, value);
    }

    private final Reloaded controller = new Reloaded(file(0, 20));
    private final List<Loaded> stood = new ArrayList<>();
    private String text = file(0, 20);
    private long nowNanos;
    private int reads;
    private long warmUpNanos;
    private final List<String> told = new ArrayList<>();
    private final Forces forces = new Forces(controller.loop::lastTick, told::add);
    private final Reloader reloader =
            new Reloader(
                    new Reload(
                            new Swap(controller.loop, _ -> controller.loop.tick()),
                            new Reloaded.Unseen(),
                            () -> warmUpNanos += 60 * SECOND),
                    controller.loaded,
                    this::read,
                    new Reloaded.Unseen(),
                    forces,
                    loaded -> controller.loaded = loaded,
                    () -> 0,
                    () -> nowNanos);

    private Reading read() {
        reads++;
        return Reloaded.read(text);
    }

    @AfterEach
    void close() {
        controller.close();
    }

    private Loaded reload(String to) throws Exception {
        text = to;
        Future<ReloadResult> result = reloader.request();
        reloader.step();
        assertTrue(result.resultNow().taken());
        return reloader.loaded();
    }

    private void look(long atSeconds) throws Exception {
        nowNanos = atSeconds * SECOND;
        controller.step(1);
        reloader.step();
    }

    @Test
    void whatStoodItsProbationIsTold() throws Exception {
        reloader.tellsWhatStood(stood::add);
        Loaded next = reload(file(1, 20));
        for (long second = 1; second < 20; second++) {
            look(second);
            assertEquals(List.of(), stood);
        }
        look(20);
        assertEquals(1, stood.size());
        assertSame(next, stood.getFirst());
        look(40);
        assertEquals(1, stood.size());
    }

    @Test
    void withoutAProbationItIsToldAfterTenSeconds() throws Exception {
        reloader.tellsWhatStood(stood::add);
        Loaded next = reload(file(1, 0));
        look(9);
        assertEquals(List.of(), stood);
        look(10);
        assertSame(next, stood.getFirst());
    }

    @Test
    void whatIsReplacedBeforeIsNotTold() throws Exception {
        reloader.tellsWhatStood(stood::add);
        reload(file(1, 20));
        look(19);
        Loaded next = reload(file(2, 20));
        look(20);
        look(38);
        assertEquals(List.of(), stood);
        look(39);
        assertEquals(1, stood.size());
        assertSame(next, stood.getFirst());
    }

    @Test
    void whatIsTakenBackIsNotTold() throws Exception {
        reloader.tellsWhatStood(stood::add);
        controller.step(1);
        reload(file("0 / 0", 20));
        look(1);
        look(2);
        assertEquals(0.0, controller.get("number"));
        look(30);
        assertEquals(1, stood.size());
        assertEquals(reloader.loaded(), stood.getFirst());
        assertEquals(0.0, controller.get("number"));
    }

    /** Forces a name for a minute, from the next tick on. */
    private void force(String name, double value) throws Exception {
        assertTrue(forces.want(Set.of(name)));
        Future<Boolean> gates = reloader.requestGates();
        reloader.step();
        assertTrue(gates.resultNow());
        Hatch hatch = reloader.loaded().generation().hatch();
        ArenaLayout layout = hatch.arena().layout();
        Transaction transaction =
                new Transaction(
                        hatch.arena(),
                        List.of(
                                new Write(layout.slot(Program.forced(name)), value),
                                Write.tickAfter(layout.slot(Program.until(name)), 60_000)));
        assertTrue(hatch.mailbox().send(transaction));
        forces.sent(Map.of(name, value), 60_000, "x:x", transaction);
        forces.giveUp(Set.of(name));
        controller.step(1);
    }

    private double value(String name) {
        SignalArena arena = reloader.loaded().batch().arena();
        return arena.get(arena.layout().slot(name));
    }

    private List<String> forced() {
        return forces.active().stream().map(Force::name).toList();
    }

    @Test
    void aForceGoesOnOverAReloadThatSaysTheSameOfItsName() throws Exception {
        force("number", 5);
        force("o", 0.25);
        assertEquals(5.0, value("number"));
        assertEquals(0.25, value("o"));
        reload(file(0, 21));
        assertEquals(5.0, value("number"));
        assertEquals(0.25, value("o"));
        reload(file(3, 21));
        assertEquals(3.0, value("number"));
        assertEquals(0.25, value("o"));
        assertEquals(List.of("o"), forced());
        assertTrue(told.getLast().startsWith("force of number=5 ended in tick "), told::toString);
        assertTrue(told.getLast().endsWith(": a reload changes it"), told::toString);
    }

    @Test
    void aProbationGoesOnWhileANameIsForced() throws Exception {
        reloader.tellsWhatStood(stood::add);
        controller.step(1);
        reload(file("0 / 0", 20));
        force("number", 5);
        look(1);
        look(2);
        assertEquals(5.0, value("number"), "the output has a value");
        forces.sentEnd(Set.of("number"), "x:x", freed("number"));
        controller.step(1);
        look(3);
        look(4);
        assertEquals(0.0, value("number"), "what ran before is back");
        assertEquals(List.of(), forced());
    }

    private Transaction freed(String name) {
        Hatch hatch = reloader.loaded().generation().hatch();
        Transaction transaction =
                new Transaction(
                        hatch.arena(),
                        List.of(new Write(hatch.arena().layout().slot(Program.until(name)), 0)));
        assertTrue(hatch.mailbox().send(transaction));
        return transaction;
    }

    @Test
    void whatIsForcedWhileNothingElseIsAskedForLeavesTheRestAlone() throws Exception {
        Loaded before = reloader.loaded();
        assertSame(reloader.requestGates(), reloader.requestGates());
        reloader.step();
        assertSame(before, reloader.loaded(), "no name, no gate");
        force("number", 5);
        Loaded fitted = reloader.loaded();
        assertSame(before.configuration(), fitted.configuration());
        force("number", 6);
        assertSame(fitted, reloader.loaded(), "the gate is there");
        assertEquals(6.0, value("number"));
    }

    @Test
    void requestsThatWaitAreOneWhereTheyAskForTheSame() throws Exception {
        Future<ReloadResult> first = reloader.request();
        Future<ReloadResult> same = reloader.request();
        Future<ReloadResult> other = reloader.request(() -> Reloaded.read(file(7, 0)));
        Future<ReloadResult> third = reloader.request();
        assertSame(first, same);
        reloader.step();
        assertTrue(first.isDone());
        assertFalse(other.isDone());
        assertEquals(1, reads);
        reloader.step();
        assertTrue(other.resultNow().taken());
        assertEquals(7.0, controller.get("number"));
        reloader.step();
        assertTrue(third.resultNow().taken());
        assertEquals(0.0, controller.get("number"));
        assertEquals(2, reads);
    }
}
