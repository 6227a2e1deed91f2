package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class MachineNameTest {
    @Test
    void aBoardIsCalledByItsName() {
        assertEquals(
                new MachineName(
                        "Raspberry Pi 5 Model B Rev 1.0, 4 CPUs", "Linux 6.12.1 PREEMPT_RT"),
                MachineName.of(
                        "Raspberry Pi 5 Model B Rev 1.0",
                        "processor\t: 0\nFeatures\t: fp asimd\n",
                        4,
                        "6.12.1",
                        "#1 SMP PREEMPT_RT Debian"));
    }

    @Test
    void aVirtualMachineIsCalledOne() {
        String cpuinfo = "model name\t: AMD EPYC\nflags\t\t: fpu hypervisor lm\nmodel name\t: x\n";
        assertEquals(
                new MachineName("AMD EPYC, 1 CPU, virtual machine", "Linux 6.18"),
                MachineName.of("", cpuinfo, 1, "6.18", "#1 SMP PREEMPT_DYNAMIC"));
    }

    @Test
    void thisMachineHasAName() {
        assertFalse(MachineName.read().hardware().isBlank());
        assertFalse(MachineName.read().kernel().isBlank());
    }
}
