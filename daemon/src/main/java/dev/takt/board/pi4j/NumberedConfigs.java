package dev.takt.board.pi4j;

import com.pi4j.config.Config;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.analog.AnalogInputConfig;
import com.pi4j.io.gpio.analog.AnalogOutputConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Configurations that the registry of a context tells apart by a number of ours.
 *
 * <p>Those that the builders of Pi4J 4.0 make tell lines apart by their number on the chip, also
 * across chips, and all quantities claim the number 0; the registry refuses the second. Their
 * classes are not exported, so a proxy stands before each that needs another number and gives it.
 */
final class NumberedConfigs {
    private static final String IDENTIFIER = "getUniqueIdentifier";

    private NumberedConfigs() {}

    static AnalogInputConfig input(Context context, String id, int number) {
        AnalogInputConfig config =
                AnalogInputConfig.newBuilder(context).id(id).name(id).bcm(number).build();
        return numbered(AnalogInputConfig.class, config, number);
    }

    /**
     * @param value what the output begins and ends with
     */
    static AnalogOutputConfig output(Context context, String id, int number, int value) {
        AnalogOutputConfig config =
                AnalogOutputConfig.newBuilder(context)
                        .id(id)
                        .name(id)
                        .bcm(number)
                        .initial(value)
                        .shutdown(value)
                        .build();
        return numbered(AnalogOutputConfig.class, config, number);
    }

    /** The same configuration with another number; itself where that is its number anyway. */
    static <C extends Config<C>> C numbered(Class<C> type, C config, int number) {
        if (config.getUniqueIdentifier() == number) {
            return config;
        }
        Object proxy =
                Proxy.newProxyInstance(
                        NumberedConfigs.class.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (method.getName().equals(IDENTIFIER)) {
                                return number;
                            }
                            try {
                                return method.invoke(config, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
        return type.cast(proxy);
    }
}
