package dev.takt.config.read;

import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.ControlSettings;
import dev.takt.config.InputPoint;
import dev.takt.config.LoopSettings;
import dev.takt.config.Machine;
import dev.takt.config.MetricsSettings;
import dev.takt.config.OutputPoint;
import dev.takt.config.RecorderSettings;
import dev.takt.config.ReloadSettings;
import dev.takt.config.json.JsonText;
import dev.takt.config.json.Phrase;
import dev.takt.config.json.SourceFiles;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration: a file, or all files of a directory as one.
 *
 * <p>All mistakes are reported in one go, those in formulas included. Warnings do not keep a
 * configuration from being used. Reading takes time in proportion to the size of the files.
 */
public final class ConfigurationReader {
    private final Machine machine;
    private final UnaryOperator<LoopSettings> override;

    /**
     * @param machine the machine the configuration is to run on
     */
    public ConfigurationReader(Machine machine) {
        this(machine, UnaryOperator.identity());
    }

    /**
     * The same for a loop that is driven otherwise than the file says: everything is checked
     * against what will hold.
     *
     * @param override the settings that hold, from those of the file
     */
    public ConfigurationReader(Machine machine, UnaryOperator<LoopSettings> override) {
        this.machine = machine;
        this.override = override;
    }

    /**
     * Reads the configuration at a path.
     *
     * @param diagnostics takes everything that is wrong
     * @return null where there are errors
     */
    public @Nullable Configuration read(Path path, Diagnostics diagnostics) {
        int before = diagnostics.errorCount();
        List<Source> sources = SourceFiles.read(path, diagnostics);
        Roots roots = new Roots(diagnostics);
        if (diagnostics.errorCount() > before) {
            roots.lose();
        }
        for (Source source : sources) {
            roots.add(JsonText.read(source, diagnostics));
        }
        return roots.files().isEmpty() ? null : read(nameOf(path), true, roots, sources, before);
    }

    /**
     * Reads a configuration from one text. As it is a program that uses it, it need not have
     * outputs.
     *
     * @param source the text; its name stands for the name of a configuration that gives none
     * @param diagnostics takes everything that is wrong
     * @return null where there are errors
     */
    public @Nullable Configuration read(Source source, Diagnostics diagnostics) {
        int before = diagnostics.errorCount();
        Roots roots = new Roots(diagnostics);
        roots.add(JsonText.read(source, diagnostics));
        String name = Names.controllerFrom(source.name());
        return roots.files().isEmpty() ? null : read(name, false, roots, List.of(source), before);
    }

    private @Nullable Configuration read(
            String fallbackName,
            boolean writes,
            Roots roots,
            List<Source> sources,
            int errorsBefore) {
        Diagnostics diagnostics = roots.diagnostics();
        String name = name(fallbackName, roots);
        BoardChoice board = board(roots);
        LoopSettings loop = override.apply(loop(roots));
        RecorderSettings recorder = recorder(roots);
        ReloadSettings reload = reload(roots);
        MetricsReader metricsReader = new MetricsReader(diagnostics);
        MetricsSettings metrics = metrics(metricsReader, roots);
        ControlSettings control = control(roots);
        BusReader buses = new BusReader(diagnostics);
        DeviceCheck devices = new DeviceCheck(machine.devices(), diagnostics);
        InputReader inputs = new InputReader(buses, devices, loop.rateHz(), diagnostics);
        ParameterReader parameters = new ParameterReader(diagnostics);
        NativeReader natives = new NativeReader(roots, machine.nativeDirectory());
        TableReader tables = new TableReader(diagnostics);
        SetReader sets = new SetReader(roots);
        OutputReader outputs = new OutputReader(buses, devices, loop.rateHz(), diagnostics);
        roots.files().forEach(file -> file.text("$schema"));
        roots.members("buses", buses::declare);
        roots.members("inputs", inputs::read);
        roots.members("parameters", parameters::read);
        roots.members("functions", sets::readFunction);
        roots.members("native", natives::read);
        roots.members("tables", tables::read);
        roots.members("sets", sets::readSet);
        roots.members("outputs", outputs::read);
        roots.files()
                .forEach(
                        file -> sets.readSimulation(file.object("simulation", Section.SIMULATION)));
        checkHardware(buses, devices, inputs, outputs, loop.rateHz(), diagnostics);
        if (writes && outputs.declarations().isEmpty()) {
            diagnostics.warning(roots.files().getFirst().at(), "nothing is written: no outputs");
        }
        Declarations declarations =
                new Declarations(
                        1 / loop.rateHz(),
                        parameters.declarations(),
                        inputs.declarations(),
                        sets.functions(),
                        natives.declarations(),
                        tables.declarations(),
                        sets.sets(),
                        outputs.declarations(),
                        sets.simulation());
        Program program = roots.complete() ? Checker.check(declarations, diagnostics) : null;
        if (program != null) {
            metricsReader.check(program);
        }
        if (program == null || diagnostics.errorCount() > errorsBefore) {
            return null;
        }
        List<InputPoint> inputPoints = inputs.points().stream().map(Placed::value).toList();
        List<OutputPoint> outputPoints = outputs.points().stream().map(Placed::value).toList();
        return new Configuration(
                name,
                loop,
                reload,
                recorder,
                metrics,
                board,
                control,
                buses.buses(),
                inputPoints,
                parameters.parameters(),
                outputPoints,
                declarations,
                program,
                sources,
                machine.devices());
    }

    private static void checkHardware(
            BusReader buses,
            DeviceCheck devices,
            InputReader inputs,
            OutputReader outputs,
            double loopHz,
            Diagnostics diagnostics) {
        Clashes clashes = new Clashes(diagnostics);
        BusLoad load = new BusLoad(loopHz, devices, diagnostics);
        InlineTransfers inline = new InlineTransfers(loopHz, diagnostics);
        for (Placed<InputPoint> input : inputs.points()) {
            clashes.add(input.value(), input.at());
            load.add(input.value(), input.at());
            inline.add(input);
        }
        for (Placed<OutputPoint> output : outputs.points()) {
            clashes.add(output.value(), output.at());
            load.add(output.value(), output.at());
            inline.addOutput(output);
        }
        load.check(buses.buses());
        inline.check(buses.buses());
    }

    private LoopSettings loop(Roots roots) {
        ObjectReader file = roots.single("loop");
        ObjectReader loop = file == null ? null : file.object("loop", Section.LOOP);
        return new LoopReader(machine, roots.diagnostics()).read(loop);
    }

    private static ReloadSettings reload(Roots roots) {
        ObjectReader file = roots.single("reload");
        ObjectReader reload = file == null ? null : file.object("reload", Section.RELOAD);
        if (reload == null) {
            return ReloadSettings.DEFAULT;
        }
        double seconds = reload.number("probation_s");
        return new ReloadSettings(
                Double.isNaN(seconds) ? ReloadSettings.DEFAULT.probationSeconds() : seconds,
                reload.flag("watch"));
    }

    private static RecorderSettings recorder(Roots roots) {
        ObjectReader file = roots.single("recorder");
        return RecorderReader.read(file == null ? null : file.object("recorder", Section.RECORDER));
    }

    private static MetricsSettings metrics(MetricsReader reader, Roots roots) {
        ObjectReader file = roots.single("metrics");
        return reader.read(file == null ? null : file.object("metrics", Section.METRICS));
    }

    private static ControlSettings control(Roots roots) {
        ObjectReader file = roots.single("control");
        return ControlReader.read(file == null ? null : file.object("control", Section.CONTROL));
    }

    private static BoardChoice board(Roots roots) {
        ObjectReader file = roots.single("board");
        return file == null ? BoardChoice.AUTO : file.word("board", BoardChoice.class);
    }

    private static String name(String fallback, Roots roots) {
        ObjectReader file = roots.single("name");
        String name = file == null ? null : file.text("name");
        if (name == null) {
            return fallback;
        }
        if (file != null && !Names.isController(name)) {
            roots.diagnostics()
                    .error(
                            file.valuePlace("name"),
                            Phrase.quoted(name) + " cannot be the name of a controller",
                            "letters a to z, digits, '_' and '-', at most "
                                    + Names.LONGEST_CONTROLLER);
        }
        return name;
    }

    /** The name of the file without its ending, or of the directory. */
    private static String nameOf(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        String file = last == null ? "" : last.toString();
        return Names.controllerFrom(
                file.endsWith(".json") ? file.substring(0, file.length() - 5) : file);
    }
}
