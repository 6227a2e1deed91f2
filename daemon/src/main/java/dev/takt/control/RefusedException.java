package dev.takt.control;

/** Why a request is not answered as its client wanted; for the client to read. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    /**
     * @param code for programs; one of those in docs/control.md
     * @param message for people
     */
    public RefusedException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** What was asked for makes no sense. */
    public static RefusedException usage(String message) {
        return new RefusedException("usage", message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
