package io.freshet.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What the embedded Postgres keeps on disk, for the owner's eyes only.
 *
 * @param root absolute path; holds all the others
 */
record PostgresDirectory(Path root) {

    private static final String OWNER_ONLY = "rwx------";
    private static final int PASSWORD_BYTES = 24;

    /** The directory as it is. */
    static PostgresDirectory at(Path root) {
        return new PostgresDirectory(root.toAbsolutePath().normalize());
    }

    /** Makes the directory where there is none; forgets a preparation that was not finished. */
    static PostgresDirectory prepare(Path root) throws IOException {
        var directory = at(root);
        Files.createDirectories(directory.root);
        Files.setPosixFilePermissions(directory.root, PosixFilePermissions.fromString(OWNER_ONLY));
        Files.createDirectories(directory.programs());
        Files.createDirectories(directory.scratch());
        if (!directory.prepared().exists()) {
            PostmasterProcess.stopOrphan(directory.data());
            Marker.deleteTree(directory.data());
            Files.writeString(directory.passwordFile(), newPassword());
        }
        return directory;
    }

    /** Postgres' own data directory. */
    Path data() {
        return root.resolve("data");
    }

    /** Where the programs are unpacked. */
    Path programs() {
        return root.resolve("programs");
    }

    /** A directory that stays empty: whoever is given it may tidy it up. */
    Path scratch() {
        return root.resolve("scratch");
    }

    /** What the server says. */
    Path log() {
        return root.resolve("postgres.log");
    }

    /** Exists when database and role are there. */
    Marker prepared() {
        return new Marker(root.resolve("prepared"));
    }

    /** The superuser's password, made for this directory. */
    String password() throws IOException {
        return Files.readString(passwordFile());
    }

    /** The file that holds {@link #password}. */
    Path passwordFile() {
        return root.resolve("superuser-password");
    }

    private static String newPassword() {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
