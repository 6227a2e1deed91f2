/**
 * The figures of a running controller for Prometheus: an endpoint on loopback, or a text file for
 * node_exporter. Both are off unless a configuration asks for them, and nothing of this package is
 * loaded then.
 *
 * <p>In flow the figures of a {@link dev.takt.metrics.MetricsSource}, on the thread of whoever
 * asks, never on the loop's. Out flow the metrics that {@link dev.takt.metrics.ControllerMetrics}
 * makes of them, through a {@link dev.takt.metrics.MetricsEndpoint} or a {@link
 * dev.takt.metrics.MetricsFile}.
 */
@NullMarked
package dev.takt.metrics;

import org.jspecify.annotations.NullMarked;
