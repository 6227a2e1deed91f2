package dev.takt.diagnostic;

/** How bad it is: an error keeps anything from starting, a warning does not. */
public enum Severity {
    ERROR("error"),
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** As printed in front of a message. */
    public String word() {
        return word;
    }
}
