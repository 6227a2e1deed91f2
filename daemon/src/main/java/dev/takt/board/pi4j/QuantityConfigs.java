package dev.takt.board.pi4j;

import com.pi4j.config.Config;
import com.pi4j.io.gpio.analog.AnalogInputConfig;
import com.pi4j.io.gpio.analog.AnalogOutputConfig;
import com.pi4j.io.gpio.analog.impl.DefaultAnalogInputConfig;
import com.pi4j.io.gpio.analog.impl.DefaultAnalogOutputConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * Configurations of analog inputs and outputs that a context can hold more than one of each.
 *
 * <p>Those that the builders of Pi4J 4.0 make all claim the identifier 0, whatever their number,
 * and the registry refuses the second.
 */
final class QuantityConfigs {
    private QuantityConfigs() {}

    static AnalogInputConfig input(String id, int number) {
        return new Input(properties(id, number));
    }

    /**
     * @param value what the output begins and ends with
     */
    static AnalogOutputConfig output(String id, int number, int value) {
        Map<String, String> properties = properties(id, number);
        properties.put(AnalogOutputConfig.INITIAL_VALUE_KEY, Integer.toString(value));
        properties.put(AnalogOutputConfig.SHUTDOWN_VALUE_KEY, Integer.toString(value));
        return new Output(properties);
    }

    private static Map<String, String> properties(String id, int number) {
        Map<String, String> properties = new HashMap<>();
        properties.put(Config.ID_KEY, id);
        properties.put(Config.NAME_KEY, id);
        properties.put(AnalogInputConfig.BCM_KEY, Integer.toString(number));
        return properties;
    }

    private static final class Input extends DefaultAnalogInputConfig {
        Input(Map<String, String> properties) {
            super(properties);
        }

        @Override
        public int getUniqueIdentifier() {
            return bcm();
        }
    }

    private static final class Output extends DefaultAnalogOutputConfig {
        Output(Map<String, String> properties) {
            super(properties);
        }

        @Override
        public int getUniqueIdentifier() {
            return bcm();
        }
    }
}
