package dev.takt.cli;

import java.io.Serial;

/** Arguments that do not go together; the message says what is wrong with them. */
final class UsageException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
