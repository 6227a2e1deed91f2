package dev.takt.cli;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Which build of Takt this is, as the manifest of its jar tells.
 *
 * @param version of the release, or "(not packaged)" where there is no jar
 * @param commit of the sources, followed by "-changed" where they differed from it, or "unknown"
 */
record Build(String version, String commit) {
    private static final String UNKNOWN = "unknown";

    /** That of the jar that this class came from. */
    static Build read() {
        return of(manifest());
    }

    /** From the main attributes of a manifest; what is missing there is not known. */
    static Build of(Attributes manifest) {
        String version = manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        String commit = manifest.getValue("Takt-Commit");
        // Built without git, the variable of the build stands there.
        boolean known = commit != null && !commit.isBlank() && !commit.startsWith("$");
        return new Build(version == null ? "(not packaged)" : version, known ? commit : UNKNOWN);
    }

    private static Attributes manifest() {
        @Nullable URL here = Build.class.getResource("Build.class");
        try {
            if (here != null && here.openConnection() instanceof JarURLConnection jar) {
                @Nullable Attributes attributes = jar.getMainAttributes();
                return attributes == null ? new Attributes() : attributes;
            }
        } catch (IOException unreadable) {
            // Nothing is known of a jar that cannot be read.
        }
        return new Attributes();
    }
}
