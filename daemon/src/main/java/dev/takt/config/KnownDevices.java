package dev.takt.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The devices that descriptors describe. A description is read only when it is asked for. */
public interface KnownDevices {
    /** The names of all of them. */
    List<String> names();

    /** The device of this name; null where there is none. */
    @Nullable KnownDevice find(String name);

    /** Whether there is something of this name that is read as a file of the kernel instead. */
    boolean isKernelFile(String name);
}
