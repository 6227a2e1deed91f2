package dev.takt.board.pi4j;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import dev.takt.LoopThread;
import dev.takt.board.EdgeMeter;
import dev.takt.board.RealInput;
import dev.takt.config.CounterInput;
import dev.takt.linux.MonotonicClock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Edges of a digital input of any Pi4J provider, as it tells listeners of them. Their time is when
 * the listener hears of them, and what the provider leaves out does not count.
 */
final class PlainCounter implements RealInput, DigitalStateChangeListener {
    private final CounterInput.Edge edge;
    private final DigitalState onState;
    private final EdgeMeter meter;
    private final AtomicLong edges = new AtomicLong();
    private volatile long lastNanos;

    // Of the loop thread alone.
    private long taken;

    private PlainCounter(CounterInput counter) {
        this.edge = counter.edge();
        this.onState = counter.line().activeLow() ? DigitalState.LOW : DigitalState.HIGH;
        this.meter = new EdgeMeter(counter.measure(), counter.zeroAfterNanos());
    }

    static RealInput of(DigitalInput input, CounterInput counter) {
        PlainCounter created = new PlainCounter(counter);
        input.addListener(created);
        return created;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void onDigitalStateChange(DigitalStateChangeEvent event) {
        boolean rising = event.state() == onState;
        boolean counts =
                switch (edge) {
                    case BOTH -> true;
                    case RISING -> rising;
                    case FALLING -> !rising;
                };
        if (counts) {
            lastNanos = MonotonicClock.nowNanos();
            edges.incrementAndGet();
        }
    }

    @Override
    @LoopThread
    public double read() {
        long heard = edges.get();
        if (heard != taken) {
            meter.edge(lastNanos, heard - taken);
            taken = heard;
        }
        return meter.value(MonotonicClock.nowNanos());
    }
}
