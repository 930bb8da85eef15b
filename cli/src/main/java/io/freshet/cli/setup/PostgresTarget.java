package io.freshet.cli.setup;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Postgres database and who we are there.
 *
 * @param jdbcUrl without user and password
 * @param user role
 * @param password its password, never printed; may be empty
 */
public record PostgresTarget(String jdbcUrl, String user, String password) {

    /** The user and the password of {@code freshet up}. */
    public static final String DEFAULT_USER = "sp_user";

    private static final String DEFAULT_PASSWORD = "sp_password";
    private static final String JDBC = "jdbc:";

    /**
     * Reads an address as people write it: {@code jdbc:postgresql://host:5432/db?user=u&password=p}
     * or {@code postgresql://u:p@host:5432/db}. Without user it is the one of {@code freshet up}.
     *
     * @throws StartFailure when it is neither (F6004)
     */
    public static PostgresTarget parse(String address) {
        try {
            var uri =
                    new URI(address.startsWith(JDBC) ? address.substring(JDBC.length()) : address);
            if (uri.getHost() == null || !String.valueOf(uri.getScheme()).startsWith("postgres")) {
                throw unreadable();
            }
            var rest = new ArrayList<String>();
            var user = DEFAULT_USER;
            var password = DEFAULT_PASSWORD;
            if (uri.getUserInfo() != null) {
                var parts = uri.getUserInfo().split(":", 2);
                user = parts[0];
                password = parts.length > 1 ? parts[1] : "";
            }
            for (var parameter : parameters(uri)) {
                if (parameter.startsWith("user=")) {
                    user = decoded(parameter);
                } else if (parameter.startsWith("password=")) {
                    password = decoded(parameter);
                } else {
                    rest.add(parameter);
                }
            }
            return new PostgresTarget(url(uri, rest), user, password);
        } catch (URISyntaxException e) {
            throw unreadable();
        }
    }

    /** The address for people, without the password. */
    public String masked() {
        return jdbcUrl.substring(JDBC.length()).replaceFirst("//", "//" + user + ":****@");
    }

    @Override
    public String toString() {
        return masked();
    }

    private static String url(URI uri, List<String> parameters) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return JDBC + "postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    }

    private static List<String> parameters(URI uri) {
        var query = uri.getRawQuery();
        return query == null ? List.of() : List.of(query.split("&"));
    }

    private static String decoded(String parameter) {
        var value = parameter.substring(parameter.indexOf('=') + 1);
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static StartFailure unreadable() {
        return new StartFailure(
                ExitCode.WRONG_USAGE,
                new Problem(
                        "F6004",
                        "the Postgres address cannot be read",
                        "--postgres",
                        null,
                        "write jdbc:postgresql://host:5432/database?user=name&password=secret"),
                null);
    }
}
