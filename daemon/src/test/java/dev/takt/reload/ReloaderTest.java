package dev.takt.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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
    private final Reloader reloader =
            new Reloader(
                    new Reload(
                            new Swap(controller.loop, _ -> controller.loop.tick()),
                            new Reloaded.Unseen(),
                            () -> warmUpNanos += 60 * SECOND),
                    controller.loaded,
                    this::read,
                    new Reloaded.Unseen(),
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
