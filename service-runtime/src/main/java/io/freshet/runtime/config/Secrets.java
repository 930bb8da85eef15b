package io.freshet.runtime.config;

import com.typesafe.config.ConfigValue;
import java.util.regex.Pattern;

/** Knows which settings are secrets, and what to print instead. */
final class Secrets {

    static final String MASK = "****";

    private static final Pattern SECRET_KEY =
            Pattern.compile(
                    "(?i)(?!.*(file|timeout|cache)$).*(password|passwd|secret|token|api[._-]?key|jaas|passphrase|credential|authorization"
                            + "|private[._-]?key|keystore[._-]?key|user[._-]?info).*");
    private static final Pattern USER_INFO = Pattern.compile("(//[^:/@\\s]*:).*@");
    private static final Pattern PASSWORD_PARAMETER =
            Pattern.compile(
                    "(?i)(password|passwd|secret|token|api[_-]?key|sharedaccesskey|accountkey)\\s*=\\s*"
                            + "(\"[^\"]*\"|'[^']*'|[^&;\\s]+)");

    private Secrets() {}

    /** As {@link #show(String, String)}. */
    static String show(String key, ConfigValue value) {
        return show(key, String.valueOf(value.unwrapped()));
    }

    /**
     * The value as it may be shown: masked if the key says secret, or where it holds a password.
     */
    static String show(String key, String value) {
        if (SECRET_KEY.matcher(key).matches()) {
            return MASK;
        }
        var withoutUserInfo = USER_INFO.matcher(value).replaceAll("$1" + MASK + "@");
        return PASSWORD_PARAMETER.matcher(withoutUserInfo).replaceAll("$1=" + MASK);
    }
}
