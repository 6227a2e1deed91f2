package dev.takt.board.pi4j.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import dev.takt.board.BoardException;
import dev.takt.board.Bulk;
import dev.takt.board.BulkProvider;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.Devices;
import dev.takt.linux.gpio.EdgeEvents;
import dev.takt.linux.gpio.LineSettings.Edges;
import java.util.ArrayList;
import java.util.List;

/** Makes digital inputs, and counters of edges, of the kernel's GPIO lines. */
public final class KernelDigitalInputProvider extends DigitalInputProviderBase
        implements BulkProvider {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-digital-input";

    private final LineOpening opening;
    private final int priority;
    private final List<KernelDigitalInput> inputs = new ArrayList<>();
    private final List<KernelCounter> counters = new ArrayList<>();
    private boolean gathering;

    /**
     * @param priority among the providers of a context; the highest wins
     */
    public KernelDigitalInputProvider(Devices devices, int priority) {
        super(ID, "Takt digital input");
        this.opening = new LineOpening(devices);
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
    public synchronized DigitalInput create(DigitalInputConfig config) {
        LineConfig line = LineConfig.of(config);
        DigitalInput created;
        if (line.settings().edges() == Edges.NONE) {
            KernelDigitalInput input = new KernelDigitalInput(this, config, line);
            inputs.add(input);
            created = input;
        } else {
            KernelCounter counter = new KernelCounter(this, config, line);
            counters.add(counter);
            created = counter;
        }
        if (!gathering) {
            try {
                open();
            } catch (DeviceException e) {
                throw new IOException(String.valueOf(e.getMessage()), e);
            }
        }
        try {
            context().registry().add(created);
            return created;
        } catch (RuntimeException e) {
            created.shutdownInternal(context());
            throw e;
        }
    }

    @Override
    public synchronized void gather() {
        gathering = true;
    }

    @Override
    public synchronized List<Bulk> request() throws BoardException {
        gathering = false;
        try {
            return open();
        } catch (DeviceException e) {
            throw new BoardException("the GPIO inputs cannot be opened: " + e.getMessage(), e);
        }
    }

    private List<Bulk> open() throws DeviceException {
        List<Bulk> groups = new ArrayList<>();
        try {
            for (var held : opening.open(inputs, KernelDigitalInput::line, 0)) {
                InputGroup group = new InputGroup(held.request(), held.name());
                for (int i = 0; i < held.members().size(); i++) {
                    held.members().get(i).join(group, i);
                }
                groups.add(group);
            }
            for (var held : opening.open(counters, KernelCounter::line, EdgeEvents.MOST)) {
                groups.add(join(held));
            }
            return groups;
        } finally {
            inputs.clear();
            counters.clear();
        }
    }

    private static CounterGroup join(LineOpening.Held<KernelCounter> held) {
        List<KernelCounter> members = held.members();
        CounterGroup group =
                new CounterGroup(
                        held.request(),
                        held.name(),
                        members.stream().map(each -> each.line().settings().offset()).toList(),
                        members.stream().map(KernelCounter::meter).toList());
        for (int i = 0; i < members.size(); i++) {
            members.get(i).join(group, i);
        }
        return group;
    }
}
