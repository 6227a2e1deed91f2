package dev.takt.doctor.condition;

import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.State;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of all conditions on one machine.
 *
 * @param results in the order in which they are told
 */
public record Checkup(List<Result> results) {
    /** All conditions. */
    public static final List<Group> GROUPS =
            List.of(
                    new Group("kernel", KernelConditions.ALL),
                    new Group("CPU", CpuConditions.ALL),
                    new Group("clock frequency and sleep", PowerConditions.ALL),
                    new Group("neighbours", NeighbourConditions.ALL),
                    new Group("virtual machine", VirtualConditions.ALL),
                    new Group("memory", MemoryConditions.ALL),
                    new Group("rights", RightsConditions.ALL),
                    new Group("devices", DeviceConditions.ALL),
                    new Group("power and heat", BoardConditions.ALL),
                    new Group("Java", JavaConditions.ALL));

    /**
     * One condition examined.
     *
     * @param group title of its group
     */
    public record Result(String group, Condition condition, Finding finding) {}

    public Checkup {
        results = List.copyOf(results);
    }

    /** Examines all of them. */
    public static Checkup of(Machine machine) {
        List<Result> results = new ArrayList<>();
        for (Group group : GROUPS) {
            for (Condition condition : group.conditions()) {
                results.add(new Result(group.title(), condition, condition.examine(machine)));
            }
        }
        return new Checkup(results);
    }

    /** How many conditions are in a state. */
    public long count(State state) {
        return results.stream().filter(result -> result.finding().state() == state).count();
    }
}
