package dev.takt.control;

import dev.takt.arena.ImageCell;
import dev.takt.arena.ImageLayout;
import dev.takt.arena.ProcessImage;
import dev.takt.diagnostic.NearestName;
import dev.takt.loop.Hatch;
import dev.takt.loop.Mailbox;
import dev.takt.loop.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commands that read and change signals: {@code get}, {@code snapshot}, {@code set}, {@code
 * subscribe}.
 */
public final class SignalCommands {
    /** Times within which a running loop has come to a transaction, however slow it is. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    private static final double SLOWEST_FEED_HZ = 0.001;
    private static final double FASTEST_FEED_HZ = 1000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<Hatch> hatch;
    private final BooleanSupplier running;
    private final ChangeLog changes = new ChangeLog();

    /**
     * @param hatch of the program that runs now
     * @param running whether the loop ticks
     */
    public SignalCommands(Supplier<Hatch> hatch, BooleanSupplier running) {
        this.hatch = hatch;
        this.running = running;
    }

    /** The commands by their names. */
    public Map<String, Command> byName() {
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("get", this::get);
        commands.put("snapshot", this::snapshot);
        commands.put("set", new SetCommand());
        commands.put("subscribe", this::subscribe);
        return commands;
    }

    private Answer get(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of("names"));
        ProcessImage image = hatch.get().image();
        List<ImageCell> cells = cells(image.layout(), request.names("names"));
        Picture picture = Picture.of(image);
        return Answer.of(json -> picture.write(json, cells));
    }

    private Answer snapshot(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of());
        Picture picture = Picture.of(hatch.get().image());
        return Answer.of(picture::writeAll);
    }

    private Answer subscribe(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of("names", "rate_hz"));
        Hatch now = hatch.get();
        List<ImageCell> cells = cells(now.image().layout(), request.names("names"));
        double rateHz = request.number("rate_hz", 1);
        if (!(rateHz >= SLOWEST_FEED_HZ && rateHz <= FASTEST_FEED_HZ)) {
            throw RefusedException.usage("'rate_hz' is 0.001 to 1000");
        }
        Feed feed = new ValueFeed(hatch, now, cells, Math.round(NANOS_PER_SECOND / rateHz));
        Reply reply = new Reply(_ -> {}, feed);
        return _ -> reply;
    }

    /** The cells of some names, or all where none is given. */
    private static List<ImageCell> cells(ImageLayout layout, List<String> names)
            throws RefusedException {
        if (names.isEmpty()) {
            return layout.cells();
        }
        List<ImageCell> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(cell(layout, name));
        }
        return cells;
    }

    private static ImageCell cell(ImageLayout layout, String name) throws RefusedException {
        ImageCell cell = layout.find(name).orElse(null);
        if (cell == null) {
            List<String> known = layout.cells().stream().map(one -> one.slot().name()).toList();
            String hint =
                    NearestName.of(name, known)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("");
            throw new RefusedException("unknown_name", "no signal named '" + name + "'" + hint);
        }
        return cell;
    }

    /** Several values in one tick, or none of them. */
    private final class SetCommand implements Command {
        @Override
        public boolean pipelined() {
            return true;
        }

        @Override
        public Answer answer(Request request, Peer peer) throws RefusedException {
            request.allow(Set.of("values"));
            Map<String, Double> values = request.numbers("values");
            return new SetAnswer(values, send(values), peer);
        }
    }

    private Transaction send(Map<String, Double> values) throws RefusedException {
        Hatch now = hatch.get();
        if (values.size() > Mailbox.MOST_WRITES) {
            throw RefusedException.usage(
                    "at most " + Mailbox.MOST_WRITES + " values in one transaction");
        }
        List<Transaction.Write> writes = new ArrayList<>();
        for (Map.Entry<String, Double> value : values.entrySet()) {
            ImageCell cell = cell(now.image().layout(), value.getKey());
            if (!cell.writable()) {
                throw new RefusedException(
                        "not_a_parameter",
                        "'%s' is no parameter: only those can be set".formatted(value.getKey()));
            }
            if (!cell.accepts(value.getValue())) {
                throw new RefusedException(
                        "out_of_range",
                        "%s = %s is outside its limits, %s to %s"
                                .formatted(
                                        value.getKey(), value.getValue(), cell.min(), cell.max()));
            }
            writes.add(new Transaction.Write(cell.slot(), value.getValue()));
        }
        if (!running.getAsBoolean()) {
            throw stopped();
        }
        Transaction transaction = new Transaction(now.arena(), writes);
        if (!now.mailbox().send(transaction)) {
            throw busy();
        }
        return transaction;
    }

    /** What is told where a change finds no room. */
    public static RefusedException busy() {
        return new RefusedException("busy", "too many changes wait for the loop; ask again");
    }

    /** What is told where a change can have no effect. */
    public static RefusedException stopped() {
        return new RefusedException("stopped", "the loop does not run");
    }

    /** Waits for the tick in which the values take effect. */
    private final class SetAnswer implements Answer {
        private final Map<String, Double> values;
        private final Peer peer;
        private Transaction transaction;
        private long giveUpNanos;

        SetAnswer(Map<String, Double> values, Transaction transaction, Peer peer) {
            this.values = values;
            this.transaction = transaction;
            this.peer = peer;
        }

        @Override
        public @Nullable Reply poll(long nowNanos) throws RefusedException {
            return switch (transaction.outcome()) {
                case APPLIED -> applied(nowNanos);
                case SUPERSEDED -> {
                    // Another program runs: the names may lie elsewhere, or be gone.
                    transaction = send(values);
                    yield null;
                }
                case WAITING -> {
                    giveUpNanos = giveUpNanos == 0 ? nowNanos + PATIENCE_NANOS : giveUpNanos;
                    boolean hopeless = !running.getAsBoolean() || nowNanos > giveUpNanos;
                    if (hopeless && transaction.withdraw()) {
                        throw stopped();
                    }
                    yield null;
                }
                case WITHDRAWN -> throw stopped();
            };
        }

        private Reply applied(long nowNanos) {
            long tick = transaction.tick();
            String what =
                    values.entrySet().stream()
                            .map(value -> value.getKey() + "=" + value.getValue())
                            .collect(Collectors.joining(" "));
            changes.add("set " + what + " in tick " + tick + " by " + peer, nowNanos);
            return new Reply(json -> json.writeNumberProperty("tick", tick), null);
        }
    }
}
