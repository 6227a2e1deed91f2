package dev.takt.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RestartNeedsTest {
    private static Configuration read(String input, String output) {
        Diagnostics diagnostics = new Diagnostics();
        String text =
                """
                {
                  "inputs": { "door": { %s } },
                  "outputs": { "lamp": { %s, "value": "door", "safe": 0 } }
                }
                """
                        .formatted(input, output);
        Configuration read =
                new ConfigurationReader(new Machine(4)).read(new Source("test", text), diagnostics);
        return Objects.requireNonNull(read, () -> diagnostics.sorted().toString());
    }

    private static List<String> needs(Configuration runs, Configuration next) {
        return RestartNeeds.between(runs, next, false).stream().map(Diagnostic::message).toList();
    }

    @Test
    void anotherProviderIsAnotherWiring() {
        Configuration own = read("\"gpio\": 4", "\"gpio\": 5");
        Configuration other =
                read("\"gpio\": 4, \"provider\": \"x\"", "\"gpio\": 5, \"provider\": \"y\"");
        List<String> rewired =
                List.of(
                        "the wiring of input 'door' has changed",
                        "the wiring of output 'lamp' has changed");
        assertEquals(rewired, needs(own, other));
        assertEquals(rewired, needs(other, own));
        assertEquals(List.of(), needs(other, other));
        assertEquals(List.of(), RestartNeeds.between(own, other, true));
    }
}
