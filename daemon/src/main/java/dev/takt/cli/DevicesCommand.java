package dev.takt.cli;

import dev.takt.board.device.Descriptors;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.file.KernelSensor;
import dev.takt.diagnostic.NearestName;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt devices}: the devices that Takt knows. */
@Command(
        name = "devices",
        description = {
            "Lists the sensors and chips that a configuration can name and",
            "those that are files of the kernel, or tells everything about",
            "one, with an example to paste."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "2:there is no such device"})
final class DevicesCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A device; all of them in short where none is given.")
    private @Nullable String name;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        List<DeviceDescriptor> all = Descriptors.all();
        List<DeviceDescriptor> wanted =
                all.stream().filter(one -> name == null || one.name().equals(name)).toList();
        List<KernelSensor> files =
                KernelSensor.ALL.stream()
                        .filter(one -> name == null || one.name().equals(name))
                        .toList();
        if (name != null && wanted.isEmpty() && files.isEmpty()) {
            throw new UsageException(unknown(name, all));
        }
        int width = console.width();
        String text;
        if (json) {
            text = DevicesJson.of(wanted, files) + "\n";
        } else if (name == null) {
            text = DevicesText.list(all, width) + KernelSensorText.list(files, width);
        } else if (wanted.isEmpty()) {
            text = KernelSensorText.of(files.getFirst(), width);
        } else {
            text = DevicesText.of(wanted.getFirst(), width);
        }
        console.out().print(text);
        console.out().flush();
        return ExitCode.OK;
    }

    private static String unknown(String name, List<DeviceDescriptor> all) {
        List<String> known =
                Stream.concat(
                                all.stream().map(DeviceDescriptor::name),
                                KernelSensor.ALL.stream().map(KernelSensor::name))
                        .toList();
        return "unknown device '"
                + name
                + "'"
                + NearestName.of(name, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
    }
}
