package io.freshet.enricher.enrichment.currency;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;

/**
 * Where the rates of a day are.
 *
 * @param template with {@code {date}}, {@code {apiKey}} and {@code {base}}, any of them
 * @param apiKey identifies an account
 * @param base the code of the currency that rates shall be relative to
 */
public record RatesAddress(String template, String apiKey, String base) {

    private static final String DATE = "{date}";
    private static final Set<String> SCHEMES = Set.of("file", "http", "https");

    /** Whether a template gives addresses that can be asked. */
    public static boolean isTemplate(String text) {
        try {
            var uri = new RatesAddress(text, "key", "USD").of(LocalDate.EPOCH);
            return uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The address of a day's rates. */
    URI of(LocalDate day) {
        return URI.create(
                template.replace(DATE, day.toString())
                        .replace("{apiKey}", URLEncoder.encode(apiKey, StandardCharsets.UTF_8))
                        .replace("{base}", base));
    }

    /** Whether each day has an address of its own. */
    boolean isByDay() {
        return template.contains(DATE);
    }

    /** Without the key: it is a secret. */
    @Override
    public String toString() {
        return template;
    }
}
