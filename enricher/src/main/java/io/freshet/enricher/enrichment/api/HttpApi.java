package io.freshet.enricher.enrichment.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The part {@code api.http} of the configuration.
 *
 * @param method GET, POST or PUT
 * @param template of the address
 * @param timeout for a request as a whole
 * @param basic value of the header Authorization; empty where nobody is to be known
 */
record HttpApi(String method, UriTemplate template, Duration timeout, Optional<String> basic) {

    /** Reads the part. */
    static HttpApi of(JsonNode http) {
        var basic = http.path("authentication").path("httpBasic");
        return new HttpApi(
                http.path("method").asString(),
                UriTemplate.of(http.path("uri").asString()),
                Duration.ofMillis(http.path("timeout").asInt()),
                basic.isObject()
                        ? Optional.of(
                                basic(
                                        basic.path("username").asString(""),
                                        basic.path("password").asString("")))
                        : Optional.empty());
    }

    private static String basic(String username, String password) {
        var credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    boolean hasBody() {
        return !method.equals("GET");
    }

    /** What is asked, for people: scheme and all that may be secret left out. */
    String server() {
        return authority(template.text());
    }

    /** Host and port of an address, in lower case; everything where there are none. */
    static String authority(String uri) {
        var rest = uri.substring(uri.indexOf("://") < 0 ? 0 : uri.indexOf("://") + 3);
        var authority = rest.split("[/?#]", 2)[0];
        return authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** Tells nothing that is secret. */
    @Override
    public String toString() {
        return method + " " + server();
    }
}
