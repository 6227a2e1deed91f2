package dev.takt.cli;

import dev.takt.board.BoardException;
import dev.takt.board.bus.FoundChip;
import dev.takt.board.device.Descriptors;
import dev.takt.board.pi4j.BusProbe;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt probe}: who is there on a bus. */
@Command(
        name = "probe",
        description = {
            "Looks who answers on an I2C bus and tells which device it is,",
            "with what to paste into a configuration. No register is written.",
            "Takt must not be running on that bus."
        },
        sortOptions = false,
        exitCodeList = {
            "0:ok, whether somebody answers or not",
            "1:the bus cannot be used",
            "2:that is no I2C bus"
        })
final class ProbeCommand implements Callable<Integer> {
    private static final Pattern BUS = Pattern.compile("(?:/dev/)?(?:i2c-)?([0-9]{1,3})");

    @Parameters(paramLabel = "BUS", description = "The bus: i2c-1, 1 or /dev/i2c-1.")
    private String bus = "";

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws BoardException {
        Console console = Console.of(spec);
        int number = number();
        List<FoundChip> found = BusProbe.scan(number, Descriptors.all());
        String name = "i2c-" + number;
        int width = console.width();
        console.out()
                .print(json ? ProbeJson.of(name, found) + "\n" : ProbeText.of(name, found, width));
        console.out().flush();
        return ExitCode.OK;
    }

    private int number() {
        Matcher matcher = BUS.matcher(bus);
        if (matcher.matches()) {
            return Integer.parseInt(matcher.group(1));
        }
        throw new UsageException(
                bus.contains("spi")
                        ? "'" + bus + "': chips on an SPI bus do not say that they are there"
                        : "'" + bus + "' is no I2C bus; write i2c-1, 1 or /dev/i2c-1");
    }
}
