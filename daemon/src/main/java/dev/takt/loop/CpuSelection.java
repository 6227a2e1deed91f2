package dev.takt.loop;

import dev.takt.linux.CpuSet;

/** Which CPU the loop gets. */
public final class CpuSelection {
    private CpuSelection() {}

    /**
     * The one asked for; else the last isolated one; else the last allowed one.
     *
     * @param wanted CPU number or {@link RealTimeSettings#AUTO_CPU}
     * @param isolated CPUs the scheduler leaves alone; a process has to ask for them by number
     * @param allowed CPUs the process may use
     * @return -1 if nothing is known
     */
    public static int choose(int wanted, CpuSet isolated, CpuSet allowed) {
        if (wanted != RealTimeSettings.AUTO_CPU) {
            return wanted;
        }
        return isolated.isEmpty() ? allowed.last() : isolated.last();
    }
}
