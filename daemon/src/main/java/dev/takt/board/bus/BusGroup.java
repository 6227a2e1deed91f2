package dev.takt.board.bus;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.takt.board.BoardException;
import dev.takt.board.BusUse;
import dev.takt.board.ChipLink;
import dev.takt.board.RealInput;
import dev.takt.board.RealOutput;
import dev.takt.board.chip.InlineInput;
import dev.takt.board.chip.InlineOutput;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.I2cInput;
import dev.takt.config.I2cOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import dev.takt.linux.MonotonicClock;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inputs and outputs of one board that lie on I2C and SPI buses, with one thread for each bus:
 * {@code takt-i2c-1}.
 *
 * <p>{@link #input} and {@link #output} say what is wanted, {@link #start} opens it, {@link #close}
 * leaves every output safe. The threads have no real-time priority, and the loop keeps them off its
 * CPU as it does all others.
 */
public final class BusGroup implements AutoCloseable, BusUse.Source {
    private static final Logger LOG = LoggerFactory.getLogger(BusGroup.class);
    private static final long START_TIMEOUT_NANOS = SECONDS.toNanos(1);
    private static final long STOP_TIMEOUT_MILLIS = 1000;

    private final Map<String, BusPlan> plans = new LinkedHashMap<>();
    private final List<BusSchedule> schedules = new ArrayList<>();
    private final List<BusThread> threads = new ArrayList<>();

    private final InlineTime inline = new InlineTime();
    private final LinkSource links;
    private final long tickNanos;

    // Not closed: a thread that hangs in the kernel may use its buffers for ever.
    private final Arena arena = Arena.ofAuto();

    /**
     * @param links where the links to the chips come from
     * @param tickNanos time of a tick
     */
    public BusGroup(LinkSource links, long tickNanos) {
        this.links = links;
        this.tickNanos = tickNanos;
    }

    private BusPlan plan(String bus) {
        return plans.computeIfAbsent(bus, BusPlan::new);
    }

    /**
     * Adds a field of a device, before {@link #start}.
     *
     * @param device what is known of it
     * @param rateHz samples per second; NaN for 50, or what the device can do
     */
    public RealInput input(DeviceInput source, DeviceDescriptor device, double rateHz) {
        return plan(source.bus()).input(source, device, rateHz);
    }

    /** The same for a register. */
    public RealInput input(I2cInput source, double rateHz) {
        return plan(source.bus()).input(source, rateHz);
    }

    /**
     * The same for a transfer, which the loop does itself where it is inline.
     *
     * @throws BoardException if it is inline and the bus cannot be opened
     */
    public RealInput input(SpiInput source, double rateHz) throws BoardException {
        if (source.inline()) {
            ChipLink link = links.open(source.bus(), source.chipSelect(), source.mode(), 0);
            InlineInput input = new InlineInput(source, link, arena);
            inline.add(input::read);
            return input;
        }
        return plan(source.bus()).input(source, rateHz);
    }

    /**
     * Adds a channel of a device, before {@link #start}.
     *
     * @param device what is known of it
     * @param rateHz writes per second at most; NaN for 50, or what the device can do
     */
    public RealOutput output(DeviceOutput sink, DeviceDescriptor device, double rateHz) {
        return plan(sink.bus()).output(sink, device, rateHz);
    }

    /** The same for a register. */
    public RealOutput output(I2cOutput sink, double rateHz) {
        return plan(sink.bus()).output(sink, rateHz);
    }

    /**
     * The same for a transfer, which the loop does itself where it is inline.
     *
     * @param safe the value that is written to measure how long it takes
     * @throws BoardException if it is inline and the bus cannot be opened
     */
    public RealOutput output(SpiOutput sink, double rateHz, double safe) throws BoardException {
        if (sink.inline()) {
            ChipLink link = links.open(sink.bus(), sink.chipSelect(), sink.mode(), 0);
            InlineOutput output = new InlineOutput(sink, link, arena);
            inline.add(() -> output.write(safe));
            return output;
        }
        return plan(sink.bus()).output(sink, rateHz);
    }

    /**
     * Opens all that was added, starts the threads, and waits until every chip has answered or
     * failed, so that the first tick finds samples; a second at most.
     *
     * @throws BoardException if a bus cannot be opened
     */
    public void start() throws BoardException {
        for (BusPlan plan : plans.values()) {
            BusSchedule schedule =
                    new BusSchedule(plan.bus(), plan.chips(links, arena), MonotonicClock::nowNanos);
            schedules.add(schedule);
            threads.add(new BusThread(schedule));
        }
        threads.forEach(BusThread::start);
        inline.measure(MonotonicClock::nowNanos, tickNanos);
        long end = MonotonicClock.nowNanos() + START_TIMEOUT_NANOS;
        for (int i = 0; i < threads.size(); i++) {
            if (!threads.get(i).awaitTried(end - MonotonicClock.nowNanos())) {
                LOG.warn("{}: not every chip has answered within a second", schedules.get(i).bus());
            }
        }
    }

    /** How busy each bus is; empty before {@link #start}. */
    @Override
    public List<BusUse> uses() {
        return List.copyOf(schedules);
    }

    /** Leaves every output at its safe value and ends the threads, in bounded time. */
    @Override
    public void close() {
        for (int i = 0; i < threads.size(); i++) {
            if (!threads.get(i).stop(STOP_TIMEOUT_MILLIS)) {
                LOG.warn(
                        "{}: has not answered within {} ms; its outputs may not be safe",
                        schedules.get(i).bus(),
                        STOP_TIMEOUT_MILLIS);
            }
        }
        threads.clear();
    }
}
