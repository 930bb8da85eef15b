package io.freshet.enricher.uri;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that are the page itself: {@code data:text/html,<p>Hello}. */
final class DataUri {

    private static final String TYPE = "data:(?!//)([^;,]*(?:;[^;,=]+=[^;,]+)*)";
    private static final Pattern IN_BASE64 = Pattern.compile(TYPE + ";base64,(.*)", Pattern.DOTALL);
    private static final Pattern AS_TEXT = Pattern.compile(TYPE + ";?,(.*)", Pattern.DOTALL);

    private DataUri() {}

    /**
     * The address with its data encoded anew; empty where it is none.
     *
     * @throws IllegalArgumentException when the data is to be base64 and is not
     */
    static Optional<String> rewrite(String text) {
        var base64 = IN_BASE64.matcher(text);
        if (base64.matches()) {
            var data = Base64.getDecoder().decode(PercentText.decode(base64.group(2)));
            return Optional.of(
                    "data:"
                            + base64.group(1)
                            + ";base64,"
                            + PercentText.encode(Base64.getEncoder().encode(data)));
        }
        var plain = AS_TEXT.matcher(text);
        return plain.matches()
                ? Optional.of(
                        "data:"
                                + plain.group(1)
                                + ","
                                + PercentText.encode(PercentText.decode(plain.group(2))))
                : Optional.empty();
    }
}
