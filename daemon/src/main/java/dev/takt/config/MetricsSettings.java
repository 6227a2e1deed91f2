package dev.takt.config;

import java.util.List;

/**
 * Where the figures of a running controller can be had.
 *
 * @param textfile for node_exporter, as the user wrote it; empty for none
 * @param port where HTTP is answered; 0 for nowhere
 * @param address the address that goes with the port
 * @param signals which signals are among the figures
 */
public record MetricsSettings(String textfile, int port, String address, List<String> signals) {
    public static final String LOOPBACK = "127.0.0.1";

    /** What holds where the file says nothing: none. */
    public static final MetricsSettings NONE = new MetricsSettings("", 0, LOOPBACK, List.of());

    public MetricsSettings {
        signals = List.copyOf(signals);
    }

    /** Whether there is anywhere to have them. */
    public boolean wanted() {
        return port != 0 || !textfile.isEmpty();
    }
}
