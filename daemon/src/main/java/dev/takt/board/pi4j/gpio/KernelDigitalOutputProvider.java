package dev.takt.board.pi4j.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import dev.takt.board.BoardException;
import dev.takt.board.Bulk;
import dev.takt.board.BulkProvider;
import dev.takt.linux.device.Devices;
import java.util.List;

/** Makes digital outputs of the kernel's GPIO lines. */
public final class KernelDigitalOutputProvider extends DigitalOutputProviderBase
        implements BulkProvider {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-digital-output";

    private final WaitingLines<KernelDigitalOutput, OutputGroup> outputs =
            new WaitingLines<>(0, OutputGroup::of);
    private final LineRequests requests;
    private final int priority;

    /**
     * @param priority among the providers of a context; the highest wins
     */
    public KernelDigitalOutputProvider(Devices devices, int priority) {
        super(ID, "Takt digital output");
        this.requests = new LineRequests("GPIO outputs", devices, List.of(outputs));
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
    public DigitalOutput create(DigitalOutputConfig config) {
        LineConfig line = LineConfig.of(config);
        return requests.add(new KernelDigitalOutput(this, config, line), outputs, context());
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
