package dev.takt.board.pi4j.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import dev.takt.board.BoardException;
import dev.takt.board.Bulk;
import dev.takt.board.BulkProvider;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.Devices;
import java.util.ArrayList;
import java.util.List;

/** Makes digital outputs of the kernel's GPIO lines. */
public final class KernelDigitalOutputProvider extends DigitalOutputProviderBase
        implements BulkProvider {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-digital-output";

    private final LineOpening opening;
    private final int priority;
    private final List<KernelDigitalOutput> outputs = new ArrayList<>();
    private boolean gathering;

    /**
     * @param priority among the providers of a context; the highest wins
     */
    public KernelDigitalOutputProvider(Devices devices, int priority) {
        super(ID, "Takt digital output");
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
    public synchronized DigitalOutput create(DigitalOutputConfig config) {
        KernelDigitalOutput created = new KernelDigitalOutput(this, config, LineConfig.of(config));
        outputs.add(created);
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
            throw new BoardException("the GPIO outputs cannot be opened: " + e.getMessage(), e);
        }
    }

    private List<Bulk> open() throws DeviceException {
        List<Bulk> groups = new ArrayList<>();
        try {
            for (var held : opening.open(outputs, KernelDigitalOutput::line, 0)) {
                List<KernelDigitalOutput> members = held.members();
                long initial = 0;
                for (int i = 0; i < members.size(); i++) {
                    initial |= members.get(i).line().settings().initial() ? 1L << i : 0;
                }
                OutputGroup group = new OutputGroup(held.request(), held.name(), initial);
                for (int i = 0; i < members.size(); i++) {
                    members.get(i).join(group, i);
                }
                groups.add(group);
            }
            return groups;
        } finally {
            outputs.clear();
        }
    }
}
