package dev.takt.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Faults for the inputs of a simulated board, from any thread while the loop runs. They take effect
 * with the next sample.
 */
public final class FaultInjection {
    /** As a length: until it is taken away. */
    public static final long ENDLESS = InjectedFault.ENDLESS;

    /** For a board that has no input to be made fail. */
    static final FaultInjection NOWHERE = new FaultInjection(List.of());

    private final Map<String, FaultyInput> inputs = new LinkedHashMap<>();

    FaultInjection(List<FaultyInput> inputs) {
        inputs.forEach(input -> this.inputs.put(input.name(), input));
    }

    /** The inputs that can be made to fail; none on a board of real hardware. */
    public Set<String> inputs() {
        return inputs.keySet();
    }

    /**
     * Gives an input a fault in place of the one it has, until it is taken away.
     *
     * @throws IllegalArgumentException if there is no such input
     */
    public void inject(String input, InputFault fault) {
        inject(input, fault, ENDLESS);
    }

    /**
     * The same for a while: it ends by itself, with the first sample that is due after that.
     *
     * @param forNanos how long, above 0, from the first sample on that has it; or {@link #ENDLESS}
     * @throws IllegalArgumentException if there is no such input
     */
    public void inject(String input, InputFault fault, long forNanos) {
        FaultyInput faulty = inputs.get(input);
        if (faulty == null) {
            throw new IllegalArgumentException("an input expected, got '" + input + "'");
        }
        faulty.inject(new InjectedFault(fault, forNanos));
    }

    /**
     * Lets the loop stand still while it takes its next sample, once.
     *
     * @return false where there is no input to be sampled
     */
    public boolean stall(long nanos) {
        inputs.values().stream().findFirst().ifPresent(input -> input.stall(nanos));
        return !inputs.isEmpty();
    }

    /** Takes all faults away. */
    public void clear() {
        inputs.values().forEach(input -> input.inject(InjectedFault.NONE));
    }

    /** The faults that ended by themselves since this was called before; of each input in order. */
    public List<EndedFault> takeEnded() {
        return inputs.values().stream().flatMap(input -> input.takeEnded().stream()).toList();
    }

    /**
     * Takes the faults away of those inputs that are not in another board, not as they are here.
     *
     * @return what they had, by input
     */
    public Map<String, InputFault> clearUnlessIn(FaultInjection other) {
        Map<String, InputFault> taken = new LinkedHashMap<>();
        inputs.forEach((name, input) -> {
            if (!other.inputs.containsValue(input)) {
                InputFault fault = input.takeAway();
                if (fault.kind() != InputFault.Kind.NONE) {
                    taken.put(name, fault);
                }
            }
        });
        return taken;
    }

    /** The faults there are, by input. */
    public Map<String, InputFault> active() {
        Map<String, InputFault> active = new LinkedHashMap<>();
        inputs.forEach((name, input) -> {
            InputFault fault = input.injected().fault();
            if (fault.kind() != InputFault.Kind.NONE) {
                active.put(name, fault);
            }
        });
        return active;
    }

    /**
     * For how long they still are there, by input: those that end by themselves.
     *
     * @param nowNanos the time on the clock of the loop
     */
    public Map<String, Long> leftNanos(long nowNanos) {
        Map<String, Long> left = new LinkedHashMap<>();
        inputs.forEach((name, input) -> {
            long nanos = input.injected().leftNanos(nowNanos);
            if (nanos != ENDLESS) {
                left.put(name, nanos);
            }
        });
        return left;
    }
}
