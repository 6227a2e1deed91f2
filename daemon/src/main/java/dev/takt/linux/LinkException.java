package dev.takt.linux;

/** A library cannot be loaded. The message is the reason, fit for a user. */
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1;

    LinkException(String reason) {
        super(reason);
    }

    /** Why. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
