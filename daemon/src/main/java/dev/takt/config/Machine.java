package dev.takt.config;

/**
 * What a configuration is checked against: the machine it is to run on. It is passed in, so that
 * the same file gives the same diagnostics in a test on any machine.
 *
 * @param cpus number of CPUs, at least 1; they are numbered from 0
 */
public record Machine(int cpus) {
    public Machine {
        if (cpus < 1) {
            throw new IllegalArgumentException("cpus >= 1 expected, got " + cpus);
        }
    }
}
