package dev.takt.board.device;

import static dev.takt.board.device.DeviceBytes.assertSent;
import static dev.takt.board.device.DeviceBytes.decode;
import static dev.takt.board.device.DeviceBytes.device;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceleration, rotation, angle, light. */
class MotionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mpu6050 | 4000 C000 0000 FE70 0083 FF7D 7FFF | accel_x | 1 | 0",
                "mpu6050 | 4000 C000 0000 FE70 0083 FF7D 7FFF | accel_y | -1 | 0",
                "mpu6050 | 4000 C000 0000 FE70 0083 FF7D 7FFF | accel_z | 0 | 0",
                "mpu6050 | 4000 C000 0000 FE70 0083 FF7D 7FFF | gyro_x | 1 | 0",
                "mpu6050 | 4000 C000 0000 FE70 0083 FF7D 7FFF | gyro_y | -1 | 0",
                "mpu6050 | 4000 C000 0000 FE70 0083 FF7D 7FFF | gyro_z | 250.13 | 0.01",
                "mpu6050 | 4000 C000 0000 FE70 0083 FF7D 7FFF | temperature | 35.3535 | 1e-4",
                // power control, two registers, interrupts, format, and then x, y, z
                "adxl345 | 08 00 00 00 0B 0001 00FF 8000 | accel_x | 1    | 0",
                "adxl345 | 08 00 00 00 0B 0001 00FF 8000 | accel_y | -1   | 0",
                "adxl345 | 08 00 00 83 0B 0001 00FF 8000 | accel_z | 0.5  | 0",
                "adxl345 | 08 00 00 83 0B FF0F 00F0 FFFF | accel_x | 15.99609375 | 0",
                "adxl345 | 08 00 00 83 0B FF0F 00F0 FFFF | accel_y | -16  | 0",
                "as5600  | 0800,20 | angle | 180          | 0",
                "as5600  | FFFF,20 | angle | 359.912109375 | 0",
                // the field is weak, the field is strong: an angle all the same
                "as5600  | 0400,30 | angle | 90           | 0",
                "as5600  | 0400,28 | angle | 90           | 0",
                // the example of the data sheet, page 10
                "bh1750  | 8390    | light | 28066.67     | 0.01",
                "bh1750  | FFFF    | light | 54612.5      | 0",
            })
    void turnsBytesIntoValues(String name, String hex, String field, double value, double within) {
        assertEquals(value, decode(name, 0, hex, field), within);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mpu6050 | 0000 0000 0000 0000 0000 0000 0000 | accel_x | asleep after a reset",
                "mpu6050 | FFFF FFFF FFFF FFFF FFFF FFFF FFFF | gyro_x  | nobody pulls SDA down",
                "adxl345 | 00 00 00 00 00 0000 0000 0000      | accel_x | standby after a reset",
                "adxl345 | 08 00 00 00 00 0001 0001 0001      | accel_x | not the format told",
                "adxl345 | FF FF FF FF FF FFFF FFFF FFFF      | accel_x | nobody pulls SDA down",
                "as5600  | 0800,00                            | angle   | no magnet",
                "as5600  | 0800,D7                            | angle   | all bits but magnet",
                "as5600  | 0800,18                            | angle   | no magnet, gain at an end",
                "as5600  | 0800,38                            | angle   | both weak and strong",
                "as5600  | FFFF,FF                            | angle   | nobody pulls SDA down",
                "as5600  | 0800                               | angle   | the status was not read",
            })
    void whatIsNoSampleIsNone(String name, String hex, String field, String because) {
        assertEquals(Double.NaN, decode(name, 0, hex, field), because);
    }

    @ParameterizedTest
    @CsvSource({
        "mpu6050, 6B01 6C00 1900 1A01 1B00 1C00",
        "adxl345, 2C0C 310B 2D08",
        // 69 is the usual measuring time: 010 and 00101 behind the commands
        "bh1750,  01 42 65 10",
    })
    void startsMeasuring(String name, String init) {
        assertSent(init, new DeviceEncoder(device(name)).init());
    }
}
