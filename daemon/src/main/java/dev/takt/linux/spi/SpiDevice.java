package dev.takt.linux.spi;

import dev.takt.LoopThread;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.DeviceFile;
import dev.takt.linux.device.DeviceFiles;
import dev.takt.linux.device.DeviceFiles.Access;
import dev.takt.linux.device.DeviceKind;
import dev.takt.linux.device.Ioctl;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/**
 * One chip on an SPI bus. An exchange is one message of one transfer and allocates nothing; one
 * that fails is repeated once, which tells why. One thread at a time uses a chip.
 */
public final class SpiDevice implements AutoCloseable {
    private static final int TYPE = 'k';
    private static final int BITS_PER_WORD = 8;
    private static final int LSB_FIRST = 0x08;

    // struct spi_ioc_transfer
    private static final long TRANSFER_BYTES = 32;
    private static final long RECEIVE_BUFFER = 8;
    private static final long LENGTH = 16;
    private static final long SPEED_HZ = 20;
    private static final long WORD_BITS = 26;

    private static final long SPI_IOC_WR_MODE = Ioctl.write(TYPE, 1, 1);
    private static final long SPI_IOC_WR_BITS_PER_WORD = Ioctl.write(TYPE, 3, 1);
    private static final long SPI_IOC_WR_MAX_SPEED_HZ = Ioctl.write(TYPE, 4, Integer.BYTES);
    private static final long SPI_IOC_MESSAGE_1 = Ioctl.write(TYPE, 0, TRANSFER_BYTES);

    private final DeviceFile file;
    private final MemorySegment transfer = Arena.ofAuto().allocate(TRANSFER_BYTES, Long.BYTES);
    private final long transferAddress = transfer.address();

    private SpiDevice(DeviceFile file, SpiSettings settings) {
        this.file = file;
        transfer.set(ValueLayout.JAVA_INT, SPEED_HZ, settings.clockHz());
        transfer.set(ValueLayout.JAVA_BYTE, WORD_BITS, (byte) BITS_PER_WORD);
    }

    /**
     * Opens a chip and sets it up.
     *
     * @throws DeviceException if the kernel refuses
     */
    public static SpiDevice open(DeviceFiles files, Path device, SpiSettings settings)
            throws DeviceException {
        DeviceFile file = files.open(device, Access.BOTH, DeviceKind.SPI);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
            int mode = settings.mode() | (settings.lsbFirst() ? LSB_FIRST : 0);
            set(file, SPI_IOC_WR_MODE, "SPI_IOC_WR_MODE", value, mode);
            set(file, SPI_IOC_WR_BITS_PER_WORD, "SPI_IOC_WR_BITS_PER_WORD", value, BITS_PER_WORD);
            set(
                    file,
                    SPI_IOC_WR_MAX_SPEED_HZ,
                    "SPI_IOC_WR_MAX_SPEED_HZ",
                    value,
                    settings.clockHz());
            return new SpiDevice(file, settings);
        } catch (DeviceException e) {
            file.close();
            throw e;
        }
    }

    /** A byte stands in the first byte of the value: 64-bit Linux is little-endian here. */
    private static void set(
            DeviceFile file, long request, String name, MemorySegment value, int wanted)
            throws DeviceException {
        value.set(ValueLayout.JAVA_INT, 0, wanted);
        int result = file.ioctl(request, value.address());
        if (result < 0) {
            throw new DeviceException(
                    "ioctl(" + file.name() + ", " + name + " " + wanted + ")",
                    -result,
                    "the driver of the bus cannot do that; see 'mode' and 'clock_hz'");
        }
    }

    /**
     * Sends bytes and receives as many at the same time.
     *
     * @param out where the bytes to send are
     * @param in where the received ones go; 0 where they do not matter
     * @param length 0 to the buffer of spidev, normally 4096; 0 does nothing
     * @return 0, or the errno of the failure
     */
    @LoopThread
    public int exchange(long out, long in, int length) {
        transfer.set(ValueLayout.JAVA_LONG, 0, out);
        transfer.set(ValueLayout.JAVA_LONG, RECEIVE_BUFFER, in);
        transfer.set(ValueLayout.JAVA_INT, LENGTH, length);
        if (file.tryIoctl(SPI_IOC_MESSAGE_1, transferAddress) >= 0) {
            return 0;
        }
        int result = file.ioctl(SPI_IOC_MESSAGE_1, transferAddress);
        return result < 0 ? -result : 0;
    }

    @Override
    public void close() {
        file.close();
    }
}
