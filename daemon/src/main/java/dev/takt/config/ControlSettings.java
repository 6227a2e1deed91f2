package dev.takt.config;

import org.jspecify.annotations.Nullable;

/**
 * How others reach a running controller.
 *
 * @param directory where its socket and its process image lie; null for the usual place
 * @param mode permission bits of the socket: who may write it may change the controller
 * @param group the socket belongs to; null for that of the process
 */
public record ControlSettings(@Nullable String directory, int mode, @Nullable String group) {
    /** What holds where the file says nothing. */
    public static final ControlSettings DEFAULT = new ControlSettings(null, 0660, null);
}
