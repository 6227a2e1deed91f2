package dev.takt.reload;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import dev.takt.linux.MemoryLock;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What compiling leaves behind in memory. */
public final class Leavings {
    private static final Logger LOG = LoggerFactory.getLogger(Leavings.class);

    private static final String SOFT_LIMIT = "SoftMaxHeapSize";
    private static final long SOFT_LIMIT_BYTES = 48L << 20;

    private Leavings() {}

    /**
     * Gives it back, and the code of programs that nothing runs any more. Left to itself the
     * collector looks at classes and code far too seldom: a hundred reloads would take another 100
     * MB. It works beside the loop. What the JIT had by malloc follows.
     */
    public static void giveBack() {
        keepHeapSmall();
        System.gc();
        MemoryLock.trim()
                .ifPresent(refusal -> LOG.warn("memory is not locked any more: {}", refusal));
    }

    /**
     * From now on the collector begins its work early. During a start it would run twice, and take
     * the CPU that the start needs. A limit that the user has set stays.
     */
    public static void keepHeapSmall() {
        HotSpotDiagnosticMXBean flags =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        VMOption limit = flags.getVMOption(SOFT_LIMIT);
        boolean isOfJvm =
                limit.getOrigin() == VMOption.Origin.DEFAULT
                        || limit.getOrigin() == VMOption.Origin.ERGONOMIC;
        if (isOfJvm && Runtime.getRuntime().maxMemory() > SOFT_LIMIT_BYTES) {
            flags.setVMOption(SOFT_LIMIT, Long.toString(SOFT_LIMIT_BYTES));
        }
    }
}
