package dev.takt.hardware;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import dev.takt.board.ChipLink;
import dev.takt.board.chip.Chip;
import dev.takt.board.chip.ChipAssembly;
import dev.takt.board.chip.PlainChips;
import dev.takt.board.chip.SampleCell;
import dev.takt.config.I2cInput;
import dev.takt.config.NumberFormat;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.DeviceFile;
import dev.takt.linux.device.DeviceFiles;
import dev.takt.linux.device.DeviceFiles.Access;
import dev.takt.linux.device.DeviceKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** Ways to read a register of two bytes from a chip on an I2C bus. */
record SensorWays(String bus, int address) {
    private static final int REGISTER = 0;
    private static final int LENGTH = 2;
    private static final long I2C_SLAVE = 0x0703;

    /**
     * A step of the chip as the thread of its bus does it: one transfer with a repeated start, the
     * number computed and left for the loop.
     */
    Way.Named busThread() {
        return new Way.Named("a step of Takt's bus thread", this::openChip);
    }

    /** Two calls, as programs do that open the file of the bus themselves. */
    Way.Named writeAndRead() {
        return new Way.Named("one write, one read", this::openFile);
    }

    /** As a program does that knows Takt's provider only as one of Pi4J. */
    Way.Named pi4j() {
        return new Way.Named("Pi4J's interface", this::openPi4j);
    }

    /** All that the tick has to do with it; leaving the sample, as the other thread does, too. */
    Way.Named handOver() {
        return new Way.Named("what the tick pays", SensorWays::openCell);
    }

    private I2C chip(Context context) {
        int number = Integer.parseInt(bus.substring(bus.indexOf('-') + 1));
        return context.create(
                I2C.newConfigBuilder(context).id("sensor").bus(number).device(address).build());
    }

    private Way openChip() {
        Context context = LineWays.openContext();
        Arena arena = Arena.ofConfined();
        ChipAssembly assembly =
                new ChipAssembly(
                        PlainChips.of(
                                new I2cInput(bus, address, REGISTER, LENGTH, NumberFormat.S16BE)));
        SampleCell cell = assembly.input(null, 1);
        Chip chip = assembly.chip((ChipLink) chip(context), bus, address, arena);
        chip.startAt(0);
        return new Way() {
            private long nowNanos;

            @Override
            public void tick() {
                long before = cell.published();
                while (cell.published() == before) {
                    chip.step(nowNanos++);
                }
                if (chip.faults() > 0) {
                    throw new AssertionError("the chip does not answer");
                }
            }

            @Override
            public void close() {
                context.shutdown();
                arena.close();
            }
        };
    }

    private Way openFile() throws DeviceException {
        Arena arena = Arena.ofConfined();
        MemorySegment out = arena.allocate(1);
        MemorySegment in = arena.allocate(LENGTH);
        DeviceFile file =
                DeviceFiles.ofThisMachine().open(Path.of("/dev", bus), Access.BOTH, DeviceKind.I2C);
        int result = file.ioctl(I2C_SLAVE, address);
        if (result < 0) {
            throw new AssertionError("errno " + -result);
        }
        return new Way() {
            private double sample;

            @Override
            public void tick() {
                out.set(ValueLayout.JAVA_BYTE, 0, (byte) REGISTER);
                if (file.tryWriteAtStart(out.address(), 1) != 1
                        || file.tryRead(in.address(), LENGTH) != LENGTH) {
                    throw new AssertionError("the chip does not answer, last " + sample);
                }
                sample =
                        in.get(ValueLayout.JAVA_BYTE, 0) << Byte.SIZE
                                | Byte.toUnsignedInt(in.get(ValueLayout.JAVA_BYTE, 1));
            }

            @Override
            public void close() {
                file.close();
                arena.close();
            }
        };
    }

    private Way openPi4j() {
        Context context = LineWays.openContext();
        I2C chip = chip(context);
        return new Way() {
            private final byte[] bytes = new byte[LENGTH];
            private double sample;

            @Override
            public void tick() {
                if (chip.readRegister(REGISTER, bytes) != LENGTH) {
                    throw new AssertionError("the chip does not answer, last " + sample);
                }
                sample = bytes[0] << Byte.SIZE | Byte.toUnsignedInt(bytes[1]);
            }

            @Override
            public void close() {
                context.shutdown();
            }
        };
    }

    private static Way openCell() {
        SampleCell cell = new SampleCell();
        return new Way() {
            private long nowNanos;
            private double sum;

            @Override
            public void tick() {
                cell.publish(1, ++nowNanos);
                if (cell.advance()) {
                    sum += cell.read() + cell.sampledNanos(nowNanos);
                }
            }

            @Override
            public void close() {
                if (sum == 0) {
                    throw new AssertionError("no sample was taken");
                }
            }
        };
    }
}
