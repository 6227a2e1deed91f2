package dev.takt.force;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.loop.Mailbox;
import dev.takt.loop.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForcesTest {
    private final ArenaLayout layout =
            ArenaLayout.builder().add(Section.FORCE, "a$until", 1).build();
    private final SignalArena arena = SignalArena.collected(layout);
    private final Mailbox mailbox = new Mailbox();
    private final List<String> lines = new ArrayList<>();
    private long tick = 99;
    private final Forces forces = new Forces(() -> tick, lines::add);

    private Transaction transaction() {
        Transaction made =
                new Transaction(
                        arena, List.of(Transaction.Write.tickAfter(layout.slot("a$until"), 10)));
        assertTrue(mailbox.send(made));
        return made;
    }

    private void tickOnce() {
        tick++;
        mailbox.apply(arena, tick);
    }

    private List<String> names() {
        return forces.active().stream().map(Force::name).toList();
    }

    @Test
    void aForceIsListedFromItsFirstTickToItsLast() {
        forces.sent(Map.of("a", 1.5), 10, "anna:takt", transaction());
        assertEquals(List.of(), forces.active());
        tickOnce();
        assertEquals(List.of(new Force("a", 1.5, 100, 110, "anna:takt")), forces.active());
        tick = 109;
        assertEquals(List.of("a"), names());
        tick = 110;
        assertEquals(List.of(), forces.active());
        assertEquals(
                List.of(
                        "force a=1.5 in ticks 100 to 109 by anna:takt",
                        "force of a=1.5 ended in tick 110"),
                lines);
    }

    @Test
    void theLatestForceOfANameIsTheOneThatHolds() {
        forces.sent(Map.of("a", 1.0), 10, "x:x", transaction());
        forces.sent(Map.of("a", 2.0), 20, "x:x", transaction());
        tickOnce();
        assertEquals(List.of(new Force("a", 2, 100, 120, "x:x")), forces.active());
    }

    @Test
    void oneThatIsTakenBackEndsInTheTickThatIsTold() {
        forces.sent(Map.of("a", 1.0, "b", 2.0), 10, "x:x", transaction());
        tickOnce();
        forces.sentEnd(Set.of("a"), "y:y", transaction());
        assertEquals(2, forces.active().size());
        tickOnce();
        assertEquals(List.of("b"), names());
        assertEquals("unforce a in tick 101 by y:y", lines.getLast());
    }

    @Test
    void oneThatWasWithdrawnNeverWas() {
        Transaction transaction = transaction();
        forces.sent(Map.of("a", 1.0), 10, "x:x", transaction);
        assertTrue(transaction.withdraw());
        tickOnce();
        assertEquals(List.of(), forces.active());
        assertEquals(List.of(), lines);
    }

    @Test
    void whileTheProgramIsExchangedNobodyBegins() {
        assertTrue(forces.want(Set.of("a")));
        assertTrue(forces.want(Set.of("a", "b")));
        assertEquals(Set.of("a", "b"), forces.freeze());
        assertFalse(forces.want(Set.of("c")));
        forces.thaw();
        forces.giveUp(Set.of("a", "b"));
        assertTrue(forces.want(Set.of("c")));
        assertEquals(Set.of("a", "c"), forces.freeze());
    }

    @Test
    void anotherProgramEndsWhatItDoesNotKeepButNotWhatBeganInIt() {
        forces.sent(Map.of("a", 1.0, "b", 2.0), 10, "x:x", transaction());
        tickOnce();
        forces.sent(Map.of("c", 3.0), 10, "x:x", transaction());
        tickOnce();
        forces.keepOnly(Set.of("b"), 101, "a reload changes it");
        assertEquals(Set.of("b", "c"), new HashSet<>(names()));
        assertEquals("force of a=1 ended in tick 101: a reload changes it", lines.getLast());
    }

    @Test
    void soManyAndNoMore() {
        Set<String> most =
                IntStream.range(0, Forces.MOST).mapToObj(i -> "n" + i).collect(Collectors.toSet());
        assertTrue(forces.hasRoomFor(most));
        assertTrue(forces.want(most));
        assertTrue(forces.hasRoomFor(Set.of("n0")));
        assertFalse(forces.hasRoomFor(Set.of("other")));
    }
}
