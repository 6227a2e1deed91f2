package dev.takt.board.pi4j.gpio;

import dev.takt.LoopThread;
import dev.takt.linux.gpio.LineRequest;

/** Lines that are latched together. */
abstract class SampledGroup extends LineGroup {
    SampledGroup(LineRequest request, String name) {
        super(request, name);
    }

    /** What the last latch found for a line; NaN where the kernel did not answer. */
    @LoopThread
    abstract double value(int index);
}
