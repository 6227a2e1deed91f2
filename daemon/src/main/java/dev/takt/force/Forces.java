package dev.takt.force;

import dev.takt.config.Configuration;
import dev.takt.config.json.Phrase;
import dev.takt.loop.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What is forced in one controller, and what somebody is about to force.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>A force ends in its tick though nobody asks: the program sees to that, and this only finds
 *       it out.
 *   <li>Whatever becomes of who asked for a force, it is listed once it is in effect.
 *   <li>Beginning and end of every force are told, with their ticks.
 *   <li>While the program is exchanged nobody begins to force a name, so that none is left behind.
 * </ol>
 *
 * <p>To be used from any thread but the loop's.
 */
public final class Forces {
    /** Names that are forced, or about to be, at the same time at most. */
    public static final int MOST = 64;

    /** What was sent to the loop: values for names, or nothing for those that are freed. */
    private record Change(
            Map<String, Double> values,
            Set<String> freed,
            long ticks,
            String by,
            Transaction transaction) {}

    private final LongSupplier lastTick;
    private final Consumer<String> told;
    private final Map<String, Integer> wanted = new HashMap<>();
    private final List<Change> sent = new ArrayList<>();
    private final Map<String, Force> active = new LinkedHashMap<>();
    private boolean frozen;

    /**
     * @param lastTick the last tick that has ended
     * @param told takes a line for everything that happens
     */
    public Forces(LongSupplier lastTick, Consumer<String> told) {
        this.lastTick = lastTick;
        this.told = told;
    }

    /** Whether so many names can be forced at the same time as those that are already. */
    public synchronized boolean hasRoomFor(Set<String> names) {
        Set<String> all = busy();
        all.addAll(names);
        return all.size() <= MOST;
    }

    /**
     * Says that names are about to be forced: from now on every program has a gate for them.
     *
     * @return false, and nothing is said, while the program is being exchanged: ask again
     */
    public synchronized boolean want(Set<String> names) {
        if (frozen) {
            return false;
        }
        names.forEach(name -> wanted.merge(name, 1, Integer::sum));
        return true;
    }

    /** Says that names are no longer about to be forced; once for each {@link #want}. */
    public synchronized void giveUp(Set<String> names) {
        names.forEach(name -> wanted.computeIfPresent(name, (_, n) -> n == 1 ? null : n - 1));
    }

    /**
     * Notes what was sent to the loop.
     *
     * @param ticks for how long the values are to hold
     * @param by who asked for it
     */
    public synchronized void sent(
            Map<String, Double> values, long ticks, String by, Transaction transaction) {
        sent.add(new Change(Map.copyOf(values), Set.of(), ticks, by, transaction));
    }

    /** Notes that the end of some forces was sent to the loop. */
    public synchronized void sentEnd(Set<String> names, String by, Transaction transaction) {
        sent.add(new Change(Map.of(), Set.copyOf(names), 0, by, transaction));
    }

    /** What is forced in the last tick that has ended, or is to be in the next. */
    public synchronized List<Force> active() {
        look();
        return List.copyOf(active.values());
    }

    /** Finds out what has begun and ended, and tells it. */
    public synchronized void look() {
        for (Iterator<Change> changes = sent.iterator(); changes.hasNext(); ) {
            Change change = changes.next();
            switch (change.transaction.outcome()) {
                case WAITING -> {}
                case APPLIED -> {
                    changes.remove();
                    begin(change, change.transaction.tick());
                }
                case SUPERSEDED, WITHDRAWN -> changes.remove();
            }
        }
        long last = lastTick.getAsLong();
        for (Iterator<Force> forces = active.values().iterator(); forces.hasNext(); ) {
            Force force = forces.next();
            if (force.untilTick() <= last) {
                forces.remove();
                told.accept("force of " + held(force) + " ended in tick " + force.untilTick());
            }
        }
    }

    private void begin(Change change, long tick) {
        change.values.forEach((name, value) -> {
            Force force = new Force(name, value, tick, tick + change.ticks, change.by);
            active.put(name, force);
            told.accept(
                    "force %s in ticks %d to %d by %s"
                            .formatted(held(force), tick, force.untilTick() - 1, change.by));
        });
        for (String name : change.freed) {
            Force force = active.remove(name);
            if (force != null) {
                told.accept("unforce %s in tick %d by %s".formatted(name, tick, change.by));
            }
        }
    }

    private static String held(Force force) {
        return force.name() + "=" + Phrase.number(force.value());
    }

    private Set<String> busy() {
        look();
        Set<String> all = new HashSet<>(wanted.keySet());
        all.addAll(active.keySet());
        sent.forEach(change -> all.addAll(change.values.keySet()));
        return all;
    }

    /**
     * The names that need a gate, and from now on no others until {@link #thaw}: a program is about
     * to be made and exchanged.
     */
    public synchronized Set<String> freeze() {
        frozen = true;
        return busy();
    }

    public synchronized void thaw() {
        frozen = false;
    }

    /** Of the names, those of which two versions of a configuration say the same. */
    public static Set<String> untouched(Set<String> names, Configuration from, Configuration to) {
        Map<String, Forcible> before = Forcible.of(from);
        Map<String, Forcible> after = Forcible.of(to);
        Set<String> same = new HashSet<>();
        for (String name : names) {
            Forcible old = before.get(name);
            Forcible now = after.get(name);
            if (old != null && now != null && old.equals(now)) {
                same.add(name);
            }
        }
        return same;
    }

    /**
     * Forgets what another program has put an end to.
     *
     * @param kept names whose forces go on in it
     * @param tick its first one
     * @param why the others do not, as told
     */
    public synchronized void keepOnly(Set<String> kept, long tick, String why) {
        look();
        for (Iterator<Force> forces = active.values().iterator(); forces.hasNext(); ) {
            Force force = forces.next();
            if (!kept.contains(force.name()) && force.fromTick() < tick) {
                forces.remove();
                told.accept("force of %s ended in tick %d: %s".formatted(held(force), tick, why));
            }
        }
    }
}
