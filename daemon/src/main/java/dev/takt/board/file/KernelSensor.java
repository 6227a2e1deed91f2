package dev.takt.board.file;

import java.util.List;
import java.util.Optional;

/**
 * A sensor, or a family of them, whose protocol a driver of the kernel speaks: an input of it is a
 * file.
 *
 * @param name what people look for
 * @param measures what it is for, in a few words
 * @param file the file, in the place of one sensor
 * @param value formula over {@code raw} that gives the value and NaN for what is none
 * @param unit of the value
 * @param rateHz most samples in a second that are of use
 * @param staleAfterMs how long a sample counts, in ms; several times what one takes
 * @param remarks how the file comes to be, and what to beware of
 * @param sources where the facts come from and what was found there
 */
public record KernelSensor(
        String name,
        String measures,
        String file,
        String value,
        String unit,
        double rateHz,
        int staleAfterMs,
        List<String> remarks,
        List<String> sources) {
    /** All of them. */
    public static final List<KernelSensor> ALL =
            List.of(
                    new KernelSensor(
                            "ds18b20",
                            "temperature, -55 to 125 °C, on a 1-Wire bus",
                            "/sys/bus/w1/devices/28-0123456789ab/temperature",
                            "raw == 85e3 || raw == 127937 ? nan : raw / 1000",
                            "°C",
                            1,
                            5000,
                            List.of(
                                    "dtoverlay=w1-gpio in config.txt, and the number of the sensor"
                                            + " under /sys/bus/w1/devices.",
                                    "A read starts a conversion and takes 750 ms at 12 bits;"
                                            + " sensors on one bus wait for each other.",
                                    "85 °C is what it holds when it has lost its supply, 127.94"
                                            + " when the supply was too weak: neither counts here,"
                                            + " so a controller at just 85 °C loses a sample.",
                                    "Not w1_slave: after a wrong checksum it shows the last good"
                                            + " temperature for ever."),
                            List.of(
                                    "Linux Documentation/w1/slaves/w1_therm.rst: files, unit,"
                                            + " 85.00 and 127.94",
                                    "Maxim DS18B20, first page: range, 750 ms")),
                    new KernelSensor(
                            "dht22",
                            "temperature and humidity, one wire of its own",
                            "/sys/bus/iio/devices/iio:device0/in_temp_input",
                            "raw / 1000",
                            "°C",
                            0.5,
                            10000,
                            List.of(
                                    "dtoverlay=dht11,gpiopin=4 in config.txt: the driver serves"
                                            + " the DHT22 too.",
                                    "Humidity is in_humidityrelative_input, raw / 1000 in %.",
                                    "The driver repeats a sample for 2 s; asking more often brings"
                                            + " nothing new.",
                                    "Bits are told by microseconds: on a busy CPU reads fail,"
                                            + " so let samples count for some of them. Not for"
                                            + " anything that must not fail."),
                            List.of(
                                    "Linux drivers/iio/humidity/dht11.c: files, units, 2 s,"
                                            + " checksum")),
                    new KernelSensor(
                            "hwmon",
                            "what a driver of the kernel measures: temperatures, fans, voltages",
                            "/sys/class/hwmon/hwmon0/temp1_input",
                            "raw / 1000",
                            "°C",
                            10,
                            2000,
                            List.of(
                                    "temp, humidity and in (volts) are in thousandths, curr in mA,"
                                            + " power in millionths of a watt, fan in revolutions"
                                            + " a minute.",
                                    "The number behind hwmon may be another after the next boot:"
                                            + " take the path under /sys/devices, or compare"
                                            + " the file 'name' beside it.",
                                    "A chip that such a driver holds cannot be a \"device\" of"
                                            + " Takt as well."),
                            List.of(
                                    "Linux drivers/hwmon/tmp102.c, sht3x.c and ina2xx.c: files and"
                                            + " units")),
                    new KernelSensor(
                            "iio",
                            "converters and sensors of the kernel's industrial I/O",
                            "/sys/bus/iio/devices/iio:device0/in_voltage0_raw",
                            "raw * 0.0625 / 1000",
                            "V",
                            100,
                            2000,
                            List.of(
                                    "(raw + offset) * scale, with the files in_..._offset (0 where"
                                            + " there is none) and in_..._scale; what is called"
                                            + " input is scaled already.",
                                    "Voltages in mV, temperatures in thousandths of °C, humidity in"
                                            + " thousandths of %, acceleration in m/s².",
                                    "The number behind iio:device may be another after the next"
                                            + " boot: compare the file 'name' beside it."),
                            List.of(
                                    "Linux drivers/iio/adc/ti-ads1015.c,"
                                            + " temperature/maxim_thermocouple.c and"
                                            + " humidity/dht11.c: files and units")));

    public KernelSensor {
        remarks = List.copyOf(remarks);
        sources = List.copyOf(sources);
    }

    /** The one of this name. */
    public static Optional<KernelSensor> of(String name) {
        return ALL.stream().filter(one -> one.name.equals(name)).findFirst();
    }
}
