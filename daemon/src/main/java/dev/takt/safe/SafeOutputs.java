package dev.takt.safe;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.Points;
import dev.takt.board.pi4j.Boards;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.GpioOutput;
import dev.takt.config.OutputPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts outputs to their safe values, each whatever becomes of the others. */
public final class SafeOutputs {
    private static final long TICK_NANOS = 1_000_000;

    private SafeOutputs() {}

    /**
     * What became of an output.
     *
     * @param name of the output
     * @param safe its safe value
     * @param failure why it may not be safe; null where it is
     */
    public record Outcome(String name, double safe, @Nullable String failure) {}

    /**
     * Opens the outputs on the hardware of this machine, writes the safe values and closes them.
     * All at once, as that is faster; where one cannot be opened, each by itself.
     *
     * @param configuration its outputs, on its buses and with its devices
     * @return what became of each, in the same order
     */
    public static List<Outcome> put(Configuration configuration) {
        return put(configuration.outputs(), configuration);
    }

    private static List<Outcome> put(List<OutputPoint> outputs, Configuration configuration) {
        if (outputs.isEmpty()) {
            return List.of();
        }
        try {
            return putTogether(outputs, configuration);
        } catch (BoardException e) {
            if (outputs.size() == 1) {
                OutputPoint output = outputs.getFirst();
                return List.of(new Outcome(output.name(), output.safe(), e.getMessage()));
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        outputs.forEach(output -> outcomes.addAll(put(List.of(output), configuration)));
        return outcomes;
    }

    private static List<Outcome> putTogether(List<OutputPoint> outputs, Configuration configuration)
            throws BoardException {
        ArenaLayout.Builder layout = ArenaLayout.builder();
        outputs.forEach(output -> layout.add(Section.OUTPUT, output.name(), 1));
        List<String> refused;
        try (SignalArena arena = SignalArena.allocate(layout.build())) {
            Points points =
                    new Points(
                            List.of(),
                            outputs,
                            TICK_NANOS,
                            configuration.buses(),
                            configuration.devices());
            Board board = Boards.open(BoardChoice.LINUX, points, arena);
            board.close();
            refused = board.refused();
        }
        return outputs.stream()
                .map(output -> new Outcome(output.name(), output.safe(), failure(output, refused)))
                .toList();
    }

    /** Lines are written together, and of those that failed only the name of all is known. */
    private static @Nullable String failure(OutputPoint output, List<String> refused) {
        if (refused.contains(output.name())) {
            return "the value was not taken";
        }
        return output.sink() instanceof GpioOutput && !refused.isEmpty()
                ? "not taken: " + String.join(", ", refused)
                : null;
    }
}
