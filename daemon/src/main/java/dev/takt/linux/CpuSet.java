package dev.takt.linux;

import java.util.BitSet;
import java.util.StringJoiner;

/** A set of CPU numbers; immutable. Written as the kernel writes it: {@code 0-3,5}. */
public final class CpuSet {
    /** The highest CPU number a kernel can be built for, plus one. */
    static final int LIMIT = 8192;

    private final BitSet cpus;

    CpuSet(BitSet cpus) {
        this.cpus = (BitSet) cpus.clone();
    }

    public static CpuSet of(int... cpus) {
        BitSet set = new BitSet();
        for (int cpu : cpus) {
            set.set(cpu);
        }
        return new CpuSet(set);
    }

    /**
     * Reads the kernel's list format, as in /sys/devices/system/cpu/online.
     *
     * @param list numbers and ranges between commas; blank for the empty set
     * @throws IllegalArgumentException if it is something else
     */
    public static CpuSet parse(String list) {
        BitSet set = new BitSet();
        for (String part : list.strip().split(",")) {
            if (part.isBlank()) {
                continue;
            }
            int dash = part.indexOf('-');
            int first = number(list, dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : number(list, part.substring(dash + 1));
            if (first > last) {
                throw malformed(list);
            }
            set.set(first, last + 1);
        }
        return new CpuSet(set);
    }

    private static int number(String list, String digits) {
        try {
            int cpu = Integer.parseInt(digits.strip());
            if (cpu >= 0 && cpu < LIMIT) {
                return cpu;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw malformed(list);
    }

    private static IllegalArgumentException malformed(String list) {
        return new IllegalArgumentException("list of CPUs expected, got '" + list + "'");
    }

    public boolean contains(int cpu) {
        return cpu >= 0 && cpus.get(cpu);
    }

    public boolean isEmpty() {
        return cpus.isEmpty();
    }

    public int size() {
        return cpus.cardinality();
    }

    /** The highest number; -1 for the empty set. */
    public int last() {
        return cpus.length() - 1;
    }

    public CpuSet without(int cpu) {
        BitSet rest = (BitSet) cpus.clone();
        rest.clear(cpu);
        return new CpuSet(rest);
    }

    /** Bit n of the result is CPU n, as the kernel's masks have it. */
    long[] words() {
        return cpus.toLongArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && cpus.equals(set.cpus);
    }

    @Override
    public int hashCode() {
        return cpus.hashCode();
    }

    @Override
    public String toString() {
        StringJoiner ranges = new StringJoiner(",");
        for (int first = cpus.nextSetBit(0); first >= 0; ) {
            int end = cpus.nextClearBit(first);
            ranges.add(end == first + 1 ? "" + first : first + "-" + (end - 1));
            first = cpus.nextSetBit(end);
        }
        return ranges.toString();
    }
}
