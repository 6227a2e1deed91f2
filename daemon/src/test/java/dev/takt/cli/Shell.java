package dev.takt.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands as the launcher does, in this process. */
final class Shell {
    /**
     * What became of a command.
     *
     * @param code what it exits with
     * @param out standard output
     * @param err standard error
     */
    record Outcome(int code, String out, String err) {
        boolean hasStackTrace() {
            return err.contains("\tat ") || out.contains("\tat ");
        }

        @Override
        public String toString() {
            return "exit code " + code + "\nout:\n" + out + "\nerr:\n" + err;
        }
    }

    private Shell() {}

    static Outcome takt(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Outcome(code, out.toString(), err.toString());
    }
}
