package dev.takt.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use what a controller offers as files.
 *
 * @param permissions of the file
 * @param group it belongs to; null for that of the process
 */
public record Access(Set<PosixFilePermission> permissions, @Nullable GroupPrincipal group) {
    /** Bits of a mode, from the highest to the lowest. */
    private static final PosixFilePermission[] BITS = PosixFilePermission.values();

    public Access {
        permissions = Set.copyOf(permissions);
    }

    /**
     * From a mode and the name of a group.
     *
     * @param mode permission bits, as chmod takes them
     * @param group null for that of the process
     * @throws IOException if there is no such group
     */
    public static Access of(int mode, @Nullable String group) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < BITS.length; i++) {
            if ((mode >> (BITS.length - 1 - i) & 1) != 0) {
                permissions.add(BITS[i]);
            }
        }
        return new Access(permissions, group == null ? null : group(group));
    }

    private static GroupPrincipal group(String name) throws IOException {
        try {
            return Path.of("/")
                    .getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(name);
        } catch (UserPrincipalNotFoundException e) {
            throw new IOException("no group '" + name + "' on this machine", e);
        }
    }

    /** Gives a file to the group and sets its permissions. */
    void apply(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (group != null) {
            view.setGroup(group);
        }
        view.setPermissions(permissions);
    }
}
