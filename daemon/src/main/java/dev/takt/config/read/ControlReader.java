package dev.takt.config.read;

import dev.takt.config.ControlSettings;
import dev.takt.config.json.Phrase;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code control}. */
final class ControlReader {
    private static final Pattern MODE = Pattern.compile("0?[0-7]{3}");
    private static final int OCTAL = 8;
    private static final int OWNER = 0600;

    private ControlReader() {}

    /** The settings; the defaults where the section is left out, and wherever it is wrong. */
    static ControlSettings read(@Nullable ObjectReader control) {
        ControlSettings standard = ControlSettings.DEFAULT;
        if (control == null) {
            return standard;
        }
        String directory = control.text("directory");
        if (directory != null && (directory.indexOf('\0') >= 0 || !isAbsolute(directory))) {
            control.diagnostics()
                    .error(
                            control.valuePlace("directory"),
                            "'directory' of " + control.owner() + " is " + Phrase.quoted(directory),
                            "an absolute path of a directory in memory, as \"/run/takt\"");
            directory = null;
        }
        String mode = control.text("mode");
        return new ControlSettings(
                directory,
                mode == null ? standard.mode() : mode(mode, control),
                control.text("group"));
    }

    private static boolean isAbsolute(String directory) {
        return Path.of(directory).isAbsolute();
    }

    private static int mode(String text, ObjectReader control) {
        int mode = MODE.matcher(text).matches() ? Integer.parseInt(text, OCTAL) : 0;
        if ((mode & OWNER) == OWNER) {
            return mode;
        }
        control.diagnostics()
                .error(
                        control.valuePlace("mode"),
                        "'mode' of " + control.owner() + " is " + Phrase.quoted(text),
                        "three octal digits, the owner's being 6 or 7: \"0660\" lets the group in");
        return ControlSettings.DEFAULT.mode();
    }
}
