package dev.takt.board.pi4j.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import dev.takt.board.BoardException;
import dev.takt.board.Bulk;
import dev.takt.board.BulkProvider;
import dev.takt.linux.device.Devices;
import dev.takt.linux.gpio.EdgeEvents;
import dev.takt.linux.gpio.LineSettings.Edges;
import java.util.List;

/** Makes digital inputs, and counters of edges, of the kernel's GPIO lines. */
public final class KernelDigitalInputProvider extends DigitalInputProviderBase
        implements BulkProvider {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-digital-input";

    private final WaitingLines<KernelDigitalInput, InputGroup> inputs =
            new WaitingLines<>(0, held -> new InputGroup(held.request(), held.name()));
    private final WaitingLines<KernelCounter, CounterGroup> counters =
            new WaitingLines<>(EdgeEvents.MOST, CounterGroup::of);
    private final LineRequests requests;
    private final int priority;

    /**
     * @param priority among the providers of a context; the highest wins
     */
    public KernelDigitalInputProvider(Devices devices, int priority) {
        super(ID, "Takt digital input");
        this.requests = new LineRequests("GPIO inputs", devices, List.of(inputs, counters));
        this.priority = priority;
    }

    @Override
    public int getPriority() {
        return priority;
    }

    /**
     * @throws IOException if the kernel refuses the line, with the remedy
     */
    @Override
    public DigitalInput create(DigitalInputConfig config) {
        LineConfig line = LineConfig.of(config);
        return line.settings().edges() == Edges.NONE
                ? requests.add(new KernelDigitalInput(this, config, line), inputs, context())
                : requests.add(new KernelCounter(this, config, line), counters, context());
    }

    @Override
    public void gather() {
        requests.gather();
    }

    @Override
    public List<Bulk> request() throws BoardException {
        return requests.request();
    }
}
