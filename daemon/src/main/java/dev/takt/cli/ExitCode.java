package dev.takt.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the commands exit with. */
final class ExitCode {
    static final int OK = 0;

    /** Something failed that the user's input is not to blame for. */
    static final int FAILURE = 1;

    /** Wrong usage, or a configuration or formula with errors. */
    static final int USAGE = 2;

    private ExitCode() {}

    /**
     * The part of a command's help that tells its exit codes.
     *
     * @param meanings of 0, 1 and so on
     */
    static Map<String, String> list(String... meanings) {
        Map<String, String> list = new LinkedHashMap<>();
        for (String meaning : meanings) {
            list.put(Integer.toString(list.size()), meaning);
        }
        return list;
    }
}
