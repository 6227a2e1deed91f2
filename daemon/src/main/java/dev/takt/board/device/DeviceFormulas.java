package dev.takt.board.device;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Addresses;
import dev.takt.formula.check.Cell;
import dev.takt.formula.interpret.FlatInterpreter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Formulas of a descriptor over a memory made once, for the thread of a bus.
 *
 * <p>Evaluating allocates nothing and gives the bits of {@link DeviceDecoder} and {@link
 * DeviceEncoder}. One thread at a time.
 */
public final class DeviceFormulas {
    /** What {@link #slot} answers where no formula knows the name. */
    public static final int NONE = -1;

    private final DeviceProgram program;
    private final MemorySegment memory;
    private final Map<String, Integer> slots = new HashMap<>();
    private final FlatInterpreter interpreter;

    private DeviceFormulas(DeviceDescriptor device, DeviceProgram program, Arena arena) {
        this.program = program;
        int cells = program.program().cells().size();
        this.memory = arena.allocate(ValueLayout.JAVA_DOUBLE, Math.max(1, cells));
        long[] offsets = new long[cells];
        Map<String, Double> constants = device.constants();
        for (Cell cell : program.program().cells()) {
            offsets[cell.index()] = (long) cell.index() * Double.BYTES;
            slots.put(cell.name(), cell.index());
            set(cell.index(), constants.getOrDefault(cell.name(), cell.initial()));
        }
        Addresses addresses = new Addresses(offsets, new long[0], new long[0]);
        this.interpreter = FlatInterpreter.bySlot(program.program(), memory, addresses, arena);
    }

    /**
     * Terms and fields: from the raw numbers to the values of the fields.
     *
     * @param arena lives as long as the formulas are used
     */
    public static DeviceFormulas ofFields(DeviceDescriptor device, Arena arena) {
        Diagnostics diagnostics = new Diagnostics();
        return of(device, DeviceDecoder.check(device, diagnostics), diagnostics, arena);
    }

    /**
     * The bytes of a write: from {@code value}, {@code channel}, {@code bits} and {@code used} to
     * the bytes, whose slots are those of {@link #byteName}.
     *
     * @param arena lives as long as the formulas are used
     */
    public static DeviceFormulas ofWrite(DeviceDescriptor device, ByteWrite write, Arena arena) {
        Diagnostics diagnostics = new Diagnostics();
        return of(device, DeviceEncoder.check(device, write, diagnostics), diagnostics, arena);
    }

    private static DeviceFormulas of(
            DeviceDescriptor device,
            @Nullable DeviceProgram program,
            Diagnostics diagnostics,
            Arena arena) {
        if (program == null) {
            throw new IllegalStateException(device.name() + ": " + diagnostics.sorted());
        }
        return new DeviceFormulas(device, program, arena);
    }

    /** The name of a byte of a write, counted from 0. */
    public static String byteName(int index) {
        return DeviceEncoder.nameOf(index);
    }

    /** The name of the formula that tells whether a sample is valid. */
    public static String validName() {
        return DeviceDecoder.VALID;
    }

    /** Where the value of a name stands; {@link #NONE} where no formula knows it. */
    public int slot(String name) {
        return slots.getOrDefault(name, NONE);
    }

    /** Whether the formula of this name needs the number of another one. */
    public boolean needs(String formula, String number) {
        return program.needs(formula).contains(number);
    }

    public void set(int slot, double value) {
        memory.setAtIndex(ValueLayout.JAVA_DOUBLE, slot, value);
    }

    public double get(int slot) {
        return memory.getAtIndex(ValueLayout.JAVA_DOUBLE, slot);
    }

    /** Computes every formula from what is set. */
    public void evaluate() {
        interpreter.evaluate(0, -1);
    }
}
