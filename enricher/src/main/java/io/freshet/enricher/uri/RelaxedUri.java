package io.freshet.enricher.uri;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Page addresses as browsers send them, which are often no URIs: first read strictly but for
 * spaces, then with everything percent-encoded that must be ({@link UriRewriting}).
 */
public final class RelaxedUri {

    private RelaxedUri() {}

    /** Reads an address. */
    public static Parsed parse(String text) {
        var plain = PlainAddress.parse(text);
        if (plain != null) {
            return new Parsed.Uri(plain);
        }
        String strictly;
        try {
            return new Parsed.Uri(UriParts.of(new URI(text.replace(" ", "%20"))));
        } catch (URISyntaxException e) {
            strictly = String.valueOf(e.getMessage());
        }
        try {
            return new Parsed.Uri(UriParts.of(new URI(UriRewriting.rewrite(text))));
        } catch (URISyntaxException e) {
            return new Parsed.Unreadable(
                    "Provided URI ["
                            + text
                            + "] could not be parsed, neither by Java parsing (error: ["
                            + strictly
                            + "]) nor by Scala parsing (error: ["
                            + e.getMessage()
                            + "]).");
        }
    }

    /** What an address was. */
    public sealed interface Parsed {

        /**
         * A URI.
         *
         * @param parts the URI taken apart
         */
        record Uri(UriParts parts) implements Parsed {}

        /**
         * No URI by any reading.
         *
         * @param error why not, with the text
         */
        record Unreadable(String error) implements Parsed {}
    }
}
