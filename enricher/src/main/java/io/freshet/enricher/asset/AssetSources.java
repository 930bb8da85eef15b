package io.freshet.enricher.asset;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Finds out how an address is to be asked. Makes clients when they are first needed. */
final class AssetSources implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final AssetSettings settings;
    private final InstantSource clock;
    private @Nullable HttpClient client;
    private @Nullable S3Client s3;

    AssetSources(AssetSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Where an address leads.
     *
     * @throws IllegalArgumentException when its kind is not known
     */
    AssetSource of(AssetAddress address) {
        return switch (address.scheme()) {
            case "file" -> new FileSource(address.path(), settings.maxBytes(), clock);
            case "http", "https" -> http(address);
            case "s3" -> S3Source.of(address, s3(), settings);
            case "gs", "abfs", "abfss", "wasb", "wasbs", "az" ->
                    throw unknown(
                            address,
                            "is not asked here. Use the object's https address (a signed one, if it"
                                    + " is not public), or mount or copy the file and give its path");
            default -> throw unknown(address, "is not known. Known are file, http, https and s3");
        };
    }

    private synchronized HttpSource http(AssetAddress address) {
        if (address.uri().getHost() == null) {
            throw new IllegalArgumentException(address + " names no host");
        }
        if (client == null) {
            client = HttpSource.client(CONNECT_TIMEOUT);
        }
        return new HttpSource(client, address.uri(), settings.timeout(), settings.maxBytes());
    }

    private synchronized S3Client s3() {
        if (s3 == null) {
            s3 = S3Access.client(System::getenv, CONNECT_TIMEOUT);
        }
        return s3;
    }

    /** Lets go of connections. */
    @Override
    public synchronized void close() {
        if (s3 != null) {
            s3.close();
        }
    }

    private static IllegalArgumentException unknown(AssetAddress address, String why) {
        return new IllegalArgumentException(
                "the asset " + address + " cannot be used: " + address.scheme() + ": " + why + ".");
    }
}
