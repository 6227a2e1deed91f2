package dev.takt.metrics;

import dev.takt.timing.Histograms;
import java.util.List;
import java.util.Map;

/** What metrics ask of a running controller, from any thread. All counts are since its start. */
public interface MetricsSource {
    /** Name of the controller. */
    String controller();

    /** The distributions of the run so far, as of the last second; in ns. */
    Histograms histograms();

    long missed();

    long overruns();

    /** Bytes the loop thread has allocated since its first tick. */
    long allocatedBytes();

    long minorFaults();

    long majorFaults();

    /** The state, upper case. */
    String state();

    /** All states there are. */
    List<String> states();

    /** Late ticks by the name of their cause; causes that never occurred may be left out. */
    Map<String, Long> lateTicks();

    /** The inputs by name. */
    List<String> inputs();

    /** The signals that are forced. */
    List<String> forced();

    /** The signals the user wants to see. */
    List<String> signals();

    /**
     * The present value of a signal, of {@code NAME.ok} or {@code NAME.age} of an input.
     *
     * @return NaN where there is none of that name
     */
    double value(String name);
}
