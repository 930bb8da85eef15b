package io.freshet.loader.pg.connect;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a connection that cannot be opened or used at start tells a person. */
public final class ConnectTrouble {

    /** The server or a file on its side says no to TLS, or to having none. */
    private static final String REJECTED = "08004";

    private ConnectTrouble() {}

    /** Whether waiting cannot help: password, database name, rights, certificates. */
    public static boolean isForAPerson(SQLException error) {
        var state = error.getSQLState() == null ? "" : error.getSQLState();
        return state.startsWith("28")
                || state.startsWith("3D")
                || state.startsWith("42")
                || state.equals(REJECTED)
                || isTls(error);
    }

    /** What to do, one line. */
    public static String fix(SQLException error) {
        if (isHostName(error)) {
            return "name the server in postgres.url or host as its certificate does; verify-ca does"
                    + " not look at the name";
        }
        if (isTls(error)) {
            return "correct postgres.sslMode, sslRootCert, sslCert, sslKey; sslRootCert is the PEM"
                    + " file of the authority that signed the server's certificate";
        }
        return "start the database, or correct postgres.url, user and password";
    }

    /** The driver's message and what lies behind it, one line. */
    public static String message(SQLException error) {
        var text = new StringBuilder(String.valueOf(error.getMessage()));
        @Nullable Throwable cause = error.getCause();
        for (int i = 0; cause != null && i < 8; i++, cause = cause.getCause()) {
            var more = cause.getMessage();
            if (more != null && text.indexOf(more) < 0) {
                text.append(": ").append(more);
            }
        }
        return text.toString().replaceAll("\\s*\\R\\s*", " ");
    }

    private static boolean isTls(SQLException error) {
        if (isHostName(error)) {
            return true;
        }
        @Nullable Throwable cause = error;
        for (int i = 0; cause != null && i < 8; i++, cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof CertPathBuilderException
                    || cause instanceof FileNotFoundException
                    || cause instanceof NoSuchFileException) {
                return true;
            }
        }
        return false;
    }

    /** The driver has no type for it; the class's name is in the message of every language. */
    private static boolean isHostName(SQLException error) {
        return String.valueOf(error.getMessage()).contains("HostnameVerifier");
    }
}
