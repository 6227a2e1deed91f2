package dev.takt.reload;

import dev.takt.linux.MemoryLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What compiling leaves behind in memory. */
public final class Leavings {
    private static final Logger LOG = LoggerFactory.getLogger(Leavings.class);

    private Leavings() {}

    /**
     * Gives it back, and the code of programs that nothing runs any more. Left to itself the
     * collector looks at classes and code far too seldom: a hundred reloads would take another 100
     * MB. It works beside the loop. What the JIT had by malloc follows.
     */
    public static void giveBack() {
        System.gc();
        MemoryLock.trim()
                .ifPresent(refusal -> LOG.warn("memory is not locked any more: {}", refusal));
    }
}
