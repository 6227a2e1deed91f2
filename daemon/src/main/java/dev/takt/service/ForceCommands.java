package dev.takt.service;

import dev.takt.arena.ArenaLayout;
import dev.takt.config.Parameter;
import dev.takt.config.json.Phrase;
import dev.takt.control.Answer;
import dev.takt.control.Peer;
import dev.takt.control.RefusedException;
import dev.takt.control.Reply;
import dev.takt.control.Request;
import dev.takt.control.SignalCommands;
import dev.takt.diagnostic.NearestName;
import dev.takt.force.Force;
import dev.takt.force.Forces;
import dev.takt.force.Forcible;
import dev.takt.formula.check.Program;
import dev.takt.loop.Hatch;
import dev.takt.loop.Transaction;
import dev.takt.loop.Transaction.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The commands {@code force} and {@code unforce}. */
final class ForceCommands {
    /** For how long a name is forced where nothing is said. */
    private static final double USUAL_SECONDS = 30;

    private static final double LONGEST_SECONDS = 86_400;

    /** Time within which a running loop has come to a transaction, however slow it is. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    private final Controller controller;
    private final BooleanSupplier running;

    /**
     * @param controller that reloads
     * @param running whether its loop ticks
     */
    ForceCommands(Controller controller, BooleanSupplier running) {
        this.controller = controller;
        this.running = running;
    }

    /** Holds some names at values, all from the same tick on; answered when they are. */
    Answer force(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of("values", "for_s"));
        Map<String, Double> values = request.numbers("values");
        double seconds = request.number("for_s", USUAL_SECONDS);
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw RefusedException.usage("'for_s' is above 0 to 86400, a day");
        }
        check(values);
        if (!controller.forces().hasRoomFor(values.keySet())) {
            throw new RefusedException(
                    "too_many", "at most " + Forces.MOST + " names can be forced at the same time");
        }
        double rateHz = controller.configuration().loop().rateHz();
        return new Forcing(values, Math.max(1, Math.round(seconds * rateHz)), peer);
    }

    /** Ends some forces, or all, in the same tick. */
    Answer unforce(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of("names", "all"));
        boolean all = request.flag("all");
        Set<String> names = new LinkedHashSet<>(request.names("names"));
        if (all == !names.isEmpty()) {
            throw RefusedException.usage("one of 'names' and 'all' is needed");
        }
        List<String> forced = controller.forces().active().stream().map(Force::name).toList();
        for (String name : names) {
            if (!forced.contains(name)) {
                String what = forced.isEmpty() ? "nothing is" : String.join(", ", forced) + " is";
                throw new RefusedException("not_forced", "'" + name + "' is not forced; " + what);
            }
        }
        return new Freeing(all ? new LinkedHashSet<>(forced) : names, peer);
    }

    private void check(Map<String, Double> values) throws RefusedException {
        Map<String, Forcible> known = Forcible.of(controller.configuration());
        for (Map.Entry<String, Double> one : values.entrySet()) {
            Forcible forcible = known.get(one.getKey());
            if (forcible == null) {
                throw cannotBeForced(one.getKey(), known.keySet());
            }
            if (!forcible.accepts(one.getValue())) {
                String limits =
                        forcible.binary()
                                ? "0 and 1"
                                : Phrase.range(forcible.min(), forcible.max());
                throw new RefusedException(
                        "out_of_range",
                        "%s = %s is outside its limits, %s"
                                .formatted(one.getKey(), one.getValue(), limits));
            }
        }
    }

    private RefusedException cannotBeForced(String name, Set<String> known) {
        boolean parameter =
                controller.configuration().parameters().stream()
                        .map(Parameter::name)
                        .anyMatch(name::equals);
        if (parameter) {
            return new RefusedException(
                    "not_forcible", "'" + name + "' is a parameter; takt set changes it");
        }
        if (controller.arena().layout().find(name).isPresent()) {
            return new RefusedException(
                    "not_forcible",
                    "'" + name + "' cannot be forced: inputs, formulas and outputs can");
        }
        String hint =
                NearestName.of(name, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
        return new RefusedException("unknown_name", "no signal named '" + name + "'" + hint);
    }

    /** The fate of a transaction that is sent again where another program has begun to run. */
    private abstract class Sending implements Answer {
        private @Nullable Transaction transaction;
        private long giveUpNanos;

        /**
         * Sends it.
         *
         * @return null where it cannot be sent yet
         */
        abstract @Nullable Transaction send(Hatch hatch) throws RefusedException;

        abstract Reply reply(long tick);

        @Override
        public @Nullable Reply poll(long nowNanos) throws RefusedException {
            Transaction waiting = transaction;
            if (waiting == null) {
                waiting = send(controller.hatch());
                transaction = waiting;
                giveUpNanos = nowNanos + PATIENCE_NANOS;
                if (waiting == null) {
                    return null;
                }
            }
            switch (waiting.outcome()) {
                case APPLIED -> {
                    controller.forces().look();
                    return reply(waiting.tick());
                }
                case SUPERSEDED -> transaction = null;
                case WAITING -> {
                    boolean hopeless = !running.getAsBoolean() || nowNanos > giveUpNanos;
                    if (hopeless && waiting.withdraw()) {
                        throw SignalCommands.stopped();
                    }
                }
                case WITHDRAWN -> throw SignalCommands.stopped();
            }
            return null;
        }

        Transaction send(Hatch hatch, List<Write> writes) throws RefusedException {
            if (!running.getAsBoolean()) {
                throw SignalCommands.stopped();
            }
            Transaction sent = new Transaction(hatch.arena(), writes);
            if (!hatch.mailbox().send(sent)) {
                throw SignalCommands.busy();
            }
            return sent;
        }
    }

    private final class Forcing extends Sending {
        private final Map<String, Double> values;
        private final long ticks;
        private final Peer peer;
        private boolean wanted;
        private @Nullable Future<Boolean> gates;

        Forcing(Map<String, Double> values, long ticks, Peer peer) {
            this.values = new LinkedHashMap<>(values);
            this.ticks = ticks;
            this.peer = peer;
        }

        @Override
        @Nullable Transaction send(Hatch hatch) throws RefusedException {
            if (!wanted) {
                wanted = controller.forces().want(values.keySet());
            }
            boolean sent = false;
            try {
                if (!wanted || !fitted(hatch.arena().layout())) {
                    sent = true;
                    return null;
                }
                List<Write> writes = new ArrayList<>();
                ArenaLayout layout = hatch.arena().layout();
                values.forEach((name, value) -> {
                    writes.add(new Write(layout.slot(Program.forced(name)), value));
                    writes.add(Write.tickAfter(layout.slot(Program.until(name)), ticks));
                });
                Transaction transaction = send(hatch, writes);
                controller.forces().sent(values, ticks, peer.toString(), transaction);
                abandon();
                sent = true;
                return transaction;
            } finally {
                if (!sent) {
                    abandon();
                }
            }
        }

        /** Whether the program that runs has all gates; else they are asked for. */
        private boolean fitted(ArenaLayout layout) throws RefusedException {
            if (values.keySet().stream()
                    .allMatch(name -> layout.find(Program.until(name)).isPresent())) {
                return true;
            }
            Future<Boolean> coming = gates;
            if (coming == null) {
                check(values);
                gates = controller.reloading().requestGates();
            } else if (coming.isDone()) {
                gates = null;
                if (!coming.resultNow()) {
                    throw running.getAsBoolean()
                            ? new RefusedException("internal", "it cannot be forced; see the log")
                            : SignalCommands.stopped();
                }
            }
            return false;
        }

        @Override
        Reply reply(long tick) {
            return new Reply(
                    json -> {
                        json.writeNumberProperty("tick", tick);
                        json.writeNumberProperty("until", tick + ticks);
                        json.writeStringProperty("state", controller.loop().state().name());
                    },
                    null);
        }

        @Override
        public void abandon() {
            if (wanted) {
                wanted = false;
                controller.forces().giveUp(values.keySet());
            }
        }
    }

    private final class Freeing extends Sending {
        private final Set<String> names;
        private final Peer peer;

        Freeing(Set<String> names, Peer peer) {
            this.names = names;
            this.peer = peer;
        }

        @Override
        public @Nullable Reply poll(long nowNanos) throws RefusedException {
            return names.isEmpty() ? reply(controller.loop().lastTick()) : super.poll(nowNanos);
        }

        @Override
        Transaction send(Hatch hatch) throws RefusedException {
            ArenaLayout layout = hatch.arena().layout();
            List<Write> writes = new ArrayList<>();
            for (String name : names) {
                // Where a reload has taken the gate away, nothing is forced there any more.
                layout.find(Program.until(name)).ifPresent(slot -> writes.add(new Write(slot, 0)));
            }
            if (writes.isEmpty()) {
                throw new RefusedException("not_forced", "a reload has ended it");
            }
            Transaction transaction = send(hatch, writes);
            controller.forces().sentEnd(names, peer.toString(), transaction);
            return transaction;
        }

        @Override
        Reply reply(long tick) {
            return new Reply(
                    json -> {
                        json.writeNumberProperty("tick", tick);
                        json.writeArrayPropertyStart("names");
                        names.forEach(json::writeString);
                        json.writeEndArray();
                    },
                    null);
        }
    }
}
