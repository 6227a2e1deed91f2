package dev.takt.board;

/** Why a board cannot be opened. The message is a sentence for the user, with the remedy. */
public final class BoardException extends Exception {
    private static final long serialVersionUID = 1;

    public BoardException(String message) {
        super(message);
    }

    public BoardException(String message, Throwable cause) {
        super(message, cause);
    }
}
