package dev.takt.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class LeavingsTest {
    private static final HotSpotDiagnosticMXBean FLAGS =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    /** The collector of the tests has no use for the limit. */
    @Test
    void boundsTheHeapWhereTheUserHasNot() {
        VMOption limit = FLAGS.getVMOption("SoftMaxHeapSize");
        Leavings.keepHeapSmall();
        assertEquals(Long.toString(48L << 20), FLAGS.getVMOption("SoftMaxHeapSize").getValue());
        FLAGS.setVMOption("SoftMaxHeapSize", "200000000");
        Leavings.keepHeapSmall();
        assertEquals("200000000", FLAGS.getVMOption("SoftMaxHeapSize").getValue());
        FLAGS.setVMOption("SoftMaxHeapSize", limit.getValue());
    }
}
