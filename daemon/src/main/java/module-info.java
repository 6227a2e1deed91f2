/**
 * Takt, as a program of its own and as a library.
 *
 * <p>A program that evaluates formulas uses the package {@link dev.takt.library} and nothing else
 * of this module.
 */
// HdrHistogram, Prometheus, VectorGraphics2D and XChart have no descriptor
@SuppressWarnings("requires-automatic")
module dev.takt {
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires com.pi4j;
    requires HdrHistogram;
    requires info.picocli;
    requires java.management;
    requires jdk.management;
    requires jdk.net;
    requires jdk.unsupported; // sun.misc.Signal
    requires org.slf4j;
    requires tools.jackson.core;
    requires static org.jspecify;

    // for pictures, which the library draws none of
    requires static java.desktop;
    requires static VectorGraphics2D;

    // for metrics, which the library offers none of
    requires static io.prometheus.metrics.config;
    requires static io.prometheus.metrics.exporter.httpserver;
    requires static io.prometheus.metrics.model;
    requires static io.prometheus.writer.text;
    requires static xchart;

    exports dev.takt.library;

    // picocli writes what the user gave into fields of the commands
    opens dev.takt.cli to
            info.picocli;

    uses com.pi4j.extension.Plugin;

    provides ch.qos.logback.classic.spi.Configurator with
            dev.takt.telemetry.FirstLogging;
    provides com.pi4j.extension.Plugin with
            dev.takt.board.pi4j.kernel.KernelPlugin,
            dev.takt.board.sim.SimulatedBoardPlugin;
}
