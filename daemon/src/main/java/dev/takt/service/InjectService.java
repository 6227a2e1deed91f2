package dev.takt.service;

import dev.takt.board.FaultInjection;
import dev.takt.board.InputFault;
import dev.takt.board.InputFault.Kind;
import dev.takt.config.json.Phrase;
import dev.takt.control.Answer;
import dev.takt.control.Command;
import dev.takt.control.Peer;
import dev.takt.control.RefusedException;
import dev.takt.control.Request;
import dev.takt.diagnostic.NearestName;
import dev.takt.linux.MonotonicClock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The command {@code inject}: makes a simulated board fail. */
final class InjectService implements Command {
    private static final double LONGEST_STALL_SECONDS = 10;
    private static final double LONGEST_SECONDS = 86_400;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<FaultInjection> faults;
    private final InjectionLog log;
    private final Runnable collectGarbage;

    /**
     * @param faults of the board that the loop runs on
     * @param log of what is injected
     * @param collectGarbage lets the JVM collect
     */
    InjectService(Supplier<FaultInjection> faults, InjectionLog log, Runnable collectGarbage) {
        this.faults = faults;
        this.log = log;
        this.collectGarbage = collectGarbage;
    }

    @Override
    public Answer answer(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of("input", "fault", "amount", "for_s"));
        FaultInjection injection = faults.get();
        if (injection.inputs().isEmpty()) {
            throw new RefusedException(
                    "real_board", "faults are for the inputs of a simulated board; here are none");
        }
        String fault = request.text("fault");
        if (fault == null) {
            throw RefusedException.usage("'fault' is missing");
        }
        double amount = request.number("amount", Double.NaN);
        String input = request.text("input");
        boolean ends = request.arguments().containsKey("for_s");
        double seconds = request.number("for_s", Double.NaN);
        if (ends && !(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw RefusedException.usage("'for_s' is above 0 to 86400, a day");
        }
        if (ends && (input == null || fault.equals("none"))) {
            throw RefusedException.usage("'for_s' belongs to the fault of an input");
        }
        long forNanos = ends ? Math.round(seconds * NANOS_PER_SECOND) : FaultInjection.ENDLESS;
        Runnable injecting =
                input == null
                        ? ofController(fault, amount, injection)
                        : ofInput(input, fault, amount, forNanos, injection);
        String length = ends ? " for " + Phrase.number(seconds) + " s" : "";
        // Before it can end.
        log.begins(said(input, fault, amount) + length + " by " + peer);
        injecting.run();
        return Answer.of(json -> write(json, injection));
    }

    /** The faults there are; of those that end by themselves, how soon. */
    static void write(JsonGenerator json, FaultInjection injection) {
        json.writeObjectPropertyStart("faults");
        injection.active().forEach((name, one) -> json.writeStringProperty(name, text(one)));
        json.writeEndObject();
        json.writeObjectPropertyStart("faults_left_s");
        injection
                .leftNanos(MonotonicClock.nowNanos())
                .forEach((name, nanos) -> json.writeNumberProperty(name, nanos / NANOS_PER_SECOND));
        json.writeEndObject();
    }

    /** What is to be done where no input is named. */
    private Runnable ofController(String fault, double amount, FaultInjection injection)
            throws RefusedException {
        return switch (fault) {
            case "none" -> injection::clear;
            case "gc" -> collectGarbage;
            case "stall" -> {
                if (!(amount > 0 && amount <= LONGEST_STALL_SECONDS)) {
                    throw RefusedException.usage("'amount' of a stall is above 0 to 10 s");
                }
                long nanos = Math.round(amount * NANOS_PER_SECOND);
                yield () -> injection.stall(nanos);
            }
            default -> throw RefusedException.usage("'" + fault + "' needs an 'input'");
        };
    }

    private static Runnable ofInput(
            String input, String fault, double amount, long forNanos, FaultInjection injection)
            throws RefusedException {
        String known = known(input, injection);
        InputFault wanted = fault(fault, amount);
        return () -> injection.inject(known, wanted, forNanos);
    }

    private static String known(String input, FaultInjection injection) throws RefusedException {
        if (!injection.inputs().contains(input)) {
            throw new RefusedException(
                    "unknown_name",
                    "no input named '"
                            + input
                            + "'"
                            + NearestName.of(input, injection.inputs())
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""));
        }
        return input;
    }

    private static InputFault fault(String label, double amount) throws RefusedException {
        Optional<Kind> kind =
                Arrays.stream(Kind.values()).filter(one -> one.label().equals(label)).findFirst();
        if (kind.isEmpty()) {
            String all =
                    Arrays.stream(Kind.values()).map(Kind::label).collect(Collectors.joining(", "));
            throw RefusedException.usage("no fault named '" + label + "'; known: " + all);
        }
        boolean wrong = amount < 0 || (kind.get() == Kind.DROP && amount > 1);
        if (kind.get().needsAmount() && (Double.isNaN(amount) || wrong)) {
            throw RefusedException.usage(
                    kind.get() == Kind.DROP
                            ? "'drop' needs the share that is lost: drop=0.5"
                            : "'" + label + "' needs an amount: " + label + "=10");
        }
        return new InputFault(kind.get(), amount);
    }

    private static String said(@Nullable String input, String fault, double amount) {
        String text = Double.isNaN(amount) ? fault : fault + "=" + amount;
        return input == null ? text : input + " " + text;
    }

    /** What users write: {@code noise=0.5}. */
    static String text(InputFault fault) {
        String label = fault.kind().label();
        return Double.isNaN(fault.amount()) ? label : label + "=" + fault.amount();
    }
}
