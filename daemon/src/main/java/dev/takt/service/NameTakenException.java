package dev.takt.service;

import java.nio.file.Path;

/** A controller of the same name is running. */
public final class NameTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    NameTakenException(String name, Path directory) {
        super(
                "a controller named '%s' is running already (%s); stop it, or give this one another \"name\""
                        .formatted(name, directory));
    }
}
