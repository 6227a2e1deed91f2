package dev.takt.control;

/** Memory that all clients of a server share. Used by the thread of the server alone. */
final class Budget {
    private final long mostBytes;
    private long bytes;

    Budget(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Whether there is nothing left. */
    boolean spent() {
        return bytes >= mostBytes;
    }

    /**
     * Takes some.
     *
     * @return false where there is not so much left
     */
    boolean take(long count) {
        if (bytes + count > mostBytes) {
            return false;
        }
        bytes += count;
        return true;
    }

    /** Takes some even where that is more than there is. */
    void overdraw(long count) {
        bytes += count;
    }

    void giveBack(long count) {
        bytes -= count;
    }
}
