/**
 * What a service tells the service manager that started it, in systemd's protocol (sd_notify).
 *
 * <p>In flow the events of a controller's life, the jitter line of each second and its finished
 * ticks; out go datagrams to the socket that the environment names. Without one nothing happens.
 */
@NullMarked
package dev.takt.systemd;

import org.jspecify.annotations.NullMarked;
