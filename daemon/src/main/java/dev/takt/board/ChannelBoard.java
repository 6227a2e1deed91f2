package dev.takt.board;

import dev.takt.LoopThread;
import dev.takt.linux.MonotonicClock;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A board made of channels: all inputs in one flat array, all outputs in another.
 *
 * <p>{@link #close} never throws: what fails on the way is logged, and the rest goes on.
 */
public final class ChannelBoard implements Board {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelBoard.class);

    private final String name;
    private final InputChannel[] inputs;
    private final OutputChannel[] outputs;
    private final List<? extends AutoCloseable> resources;
    private boolean closed;

    // Of the loop thread alone.
    private int watched;
    private int slowestInput = -1;
    private int slowestOutput = -1;

    /**
     * @param resources what is closed with the board, in this order, after the outputs are safe
     */
    public ChannelBoard(
            String name,
            List<InputChannel> inputs,
            List<OutputChannel> outputs,
            List<? extends AutoCloseable> resources) {
        this.name = name;
        this.inputs = inputs.toArray(InputChannel[]::new);
        this.outputs = outputs.toArray(OutputChannel[]::new);
        this.resources = List.copyOf(resources);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    @LoopThread
    public void latch(long nowNanos) {
        if (watched > 0) {
            latchWatched(nowNanos);
            return;
        }
        slowestInput = -1;
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].latch(nowNanos);
        }
    }

    @LoopThread
    private void latchWatched(long nowNanos) {
        watched--;
        long longest = -1;
        long begin = MonotonicClock.nowNanos();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].latch(nowNanos);
            long end = MonotonicClock.nowNanos();
            if (end - begin > longest) {
                longest = end - begin;
                slowestInput = i;
            }
            begin = end;
        }
    }

    @Override
    @LoopThread
    public void post() {
        if (watched > 0) {
            postWatched();
            return;
        }
        slowestOutput = -1;
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].post();
        }
    }

    @LoopThread
    private void postWatched() {
        long longest = -1;
        long begin = MonotonicClock.nowNanos();
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].post();
            long end = MonotonicClock.nowNanos();
            if (end - begin > longest) {
                longest = end - begin;
                slowestOutput = i;
            }
            begin = end;
        }
    }

    @Override
    @LoopThread
    public void watch(int ticks) {
        watched = ticks;
    }

    @Override
    @LoopThread
    public int slowestInput() {
        return slowestInput;
    }

    @Override
    @LoopThread
    public int slowestOutput() {
        return slowestOutput;
    }

    @Override
    @LoopThread
    public void postSafe() {
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].postSafe();
        }
    }

    @Override
    public FaultInjection faults() {
        return new FaultInjection(
                Arrays.stream(inputs).flatMap(input -> input.faulty().stream()).toList());
    }

    @Override
    public List<String> refused() {
        return Arrays.stream(outputs)
                .filter(output -> !output.hasTaken())
                .map(OutputChannel::name)
                .toList();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (OutputChannel output : outputs) {
            long failures = output.failures();
            attempt("output '" + output.name() + "'", output::postSafe);
            if (failures > 0) {
                LOG.warn("output '{}': {} writes were not taken", output.name(), failures);
            }
        }
        for (AutoCloseable resource : resources) {
            attempt("board '" + name + "'", resource);
        }
    }

    private static void attempt(String what, AutoCloseable action) {
        try {
            action.close();
        } catch (Exception e) {
            LOG.warn("{}: closing failed: {}", what, e.toString());
        }
    }
}
