package dev.takt.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a client, read.
 *
 * @param id what the reply repeats: a String, a Long, or null for nothing
 * @param command name of the command
 * @param arguments all other members: as {@link Members} reads them
 */
public record Request(
        @Nullable Object id, String command, Map<String, @Nullable Object> arguments) {
    /** Ids are repeated in every line, so they are kept short. */
    private static final int LONGEST_ID = 100;

    /**
     * Reads a line.
     *
     * @param bytes UTF-8, without the line end
     * @throws RefusedException if it is not a JSON object with a command
     */
    static Request read(byte[] bytes, int length) throws RefusedException {
        Map<String, @Nullable Object> members = Members.read(bytes, length);
        Object id = members.remove("id");
        if (id instanceof Double number && number == Math.rint(number)) {
            id = number.longValue();
        }
        if (id != null
                && !(id instanceof Long)
                && !(id instanceof String text && text.length() <= LONGEST_ID)) {
            throw RefusedException.usage("'id' is a whole number or a short string");
        }
        Object command = members.remove("cmd");
        if (!(command instanceof String name)) {
            throw RefusedException.usage("'cmd' is missing: the name of a command");
        }
        return new Request(id, name, members);
    }

    /** Refuses arguments that the command does not know, so that none is silently left out. */
    public void allow(Set<String> known) throws RefusedException {
        for (String name : arguments.keySet()) {
            if (!known.contains(name)) {
                throw RefusedException.usage(
                        "'%s' has no argument '%s'%s"
                                .formatted(
                                        command,
                                        name,
                                        known.isEmpty()
                                                ? ""
                                                : "; known: " + String.join(", ", known)));
            }
        }
    }

    /** A list of names; empty where it is left out. */
    public List<String> names(String argument) throws RefusedException {
        Object value = arguments.get(argument);
        List<String> names = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (!(element instanceof String name)) {
                    throw RefusedException.usage("'" + argument + "' is a list of strings");
                }
                names.add(name);
            }
        } else if (value != null) {
            throw RefusedException.usage("'" + argument + "' is a list of strings");
        }
        return names;
    }

    /** Numbers by name, in the order they were given. */
    public Map<String, Double> numbers(String argument) throws RefusedException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (arguments.get(argument) instanceof Map<?, ?> members && !members.isEmpty()) {
            for (Map.Entry<?, ?> member : members.entrySet()) {
                if (!(member.getValue() instanceof Double number) || !Double.isFinite(number)) {
                    throw RefusedException.usage("'" + member.getKey() + "' is not a number");
                }
                numbers.put(String.valueOf(member.getKey()), number);
            }
            return numbers;
        }
        throw RefusedException.usage(
                "'" + argument + "' is missing: an object of names and numbers");
    }

    /** A number; {@code otherwise} where it is left out. */
    public double number(String argument, double otherwise) throws RefusedException {
        Object value = arguments.get(argument);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        throw RefusedException.usage("'" + argument + "' is not a number");
    }

    /** A text; null where it is left out. */
    public @Nullable String text(String argument) throws RefusedException {
        Object value = arguments.get(argument);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw RefusedException.usage("'" + argument + "' is not a string");
    }

    /** True or false; false where it is left out. */
    public boolean flag(String argument) throws RefusedException {
        Object value = arguments.get(argument);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw RefusedException.usage("'" + argument + "' is neither true nor false");
    }
}
