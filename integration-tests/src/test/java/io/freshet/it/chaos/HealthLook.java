package io.freshet.it.chaos;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks a health endpoint.
 *
 * @param url of the endpoint
 */
public record HealthLook(URI url) {

    private static final int PATIENCE_MILLIS = 5_000;

    /** Whether it answers 200, as patiently asked as by a load balancer. */
    public boolean isOk() {
        try {
            var connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setRequestProperty("Connection", "close");
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notNow) {
            return false;
        }
    }
}
