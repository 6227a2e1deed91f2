package dev.takt.service;

import dev.takt.attribution.LateTick;
import dev.takt.control.Answer;
import dev.takt.control.Feed;
import dev.takt.control.RefusedException;
import dev.takt.control.Reply;
import dev.takt.control.Request;
import dev.takt.telemetry.JitterLine;
import dev.takt.telemetry.JitterSample;
import dev.takt.telemetry.LateLine;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a controller writes to its log of itself, for clients of the control socket that subscribe
 * to it: jitter lines, changes of state, late ticks, injected faults.
 *
 * <p>The last {@value #MOST} lines are kept; a client that is slower than that is told how many it
 * has missed. Nobody waits for a client. May be used by any thread but the loop's.
 */
final class EventLines {
    static final int MOST = 256;
    private static final Set<String> KINDS =
            new TreeSet<>(Set.of("jitter", "state", "late", "inject"));
    private static final long PERIOD_NANOS = 100_000_000;

    private record Event(String kind, String line) {}

    // Guarded by this.
    private final Deque<Event> last = new ArrayDeque<>();
    private long count;

    private synchronized void add(String kind, String line) {
        if (last.size() == MOST) {
            last.removeFirst();
        }
        last.addLast(new Event(kind, line));
        count++;
    }

    void jitter(JitterSample sample) {
        add("jitter", JitterLine.format(sample));
    }

    void state(String line) {
        add("state", line);
    }

    void inject(String line) {
        add("inject", line);
    }

    /**
     * Takes a late tick.
     *
     * @param at the time of day of its release
     */
    void late(Instant at, LateTick tick) {
        add("late", LateLine.format(at, tick));
    }

    private synchronized long count() {
        return count;
    }

    /** The lines from a number on; fewer where some are no longer there. */
    private synchronized List<Event> from(long number) {
        long skipped = Math.max(0, number - (count - last.size()));
        return last.stream().skip(skipped).toList();
    }

    /** Answers {@code subscribe} with {@code events}: a list of kinds, all where it is empty. */
    Answer subscribe(Request request) throws RefusedException {
        request.allow(Set.of("events"));
        List<String> wanted = request.names("events");
        for (String kind : wanted) {
            if (!KINDS.contains(kind)) {
                throw RefusedException.usage(
                        "no event '%s'; known: %s".formatted(kind, String.join(", ", KINDS)));
            }
        }
        Set<String> kinds = wanted.isEmpty() ? KINDS : Set.copyOf(wanted);
        Reply reply = new Reply(_ -> {}, new Lines(kinds, count()));
        return _ -> reply;
    }

    /** Those that come from now on, for one client. */
    private final class Lines implements Feed {
        private final Set<String> kinds;
        private long next;
        private long dueNanos;

        Lines(Set<String> kinds, long next) {
            this.kinds = kinds;
            this.next = next;
        }

        @Override
        public long dueNanos() {
            return dueNanos;
        }

        @Override
        public @Nullable Consumer<JsonGenerator> next(long nowNanos) {
            if (nowNanos < dueNanos) {
                return null;
            }
            long end;
            List<Event> events;
            synchronized (EventLines.this) {
                end = count;
                events = from(next);
            }
            long lost = end - events.size() - next;
            if (lost > 0) {
                next += lost;
                return json -> {
                    json.writeStringProperty("event", "gap");
                    json.writeNumberProperty("lost", lost);
                };
            }
            for (Event event : events) {
                next++;
                if (kinds.contains(event.kind())) {
                    return json -> {
                        json.writeStringProperty("event", event.kind());
                        json.writeStringProperty("line", event.line());
                    };
                }
            }
            dueNanos = nowNanos + PERIOD_NANOS;
            return null;
        }
    }
}
