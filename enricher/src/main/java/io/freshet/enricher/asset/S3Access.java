package io.freshet.enricher.asset;

import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes the client for {@code s3:} addresses: credentials and region by Amazon's usual chain
 * (environment, profile, web identity, container, instance), and any other store that speaks S3 by
 * {@code AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL}.
 */
final class S3Access {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private S3Access() {}

    /**
     * A client that does not try again by itself: assets have one policy for that.
     *
     * @param environment gives a variable's value, or null
     */
    static S3Client client(UnaryOperator<@Nullable String> environment, Duration connectTimeout) {
        var client =
                S3Client.builder()
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(connectTimeout)
                                        .socketTimeout(READ_TIMEOUT))
                        .region(region())
                        .crossRegionAccessEnabled(true)
                        .overrideConfiguration(
                                it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()));
        var specific = environment.apply("AWS_ENDPOINT_URL_S3");
        var endpoint = specific == null ? environment.apply("AWS_ENDPOINT_URL") : specific;
        if (endpoint != null) {
            // Names of buckets are hosts only at Amazon.
            client.endpointOverride(URI.create(endpoint))
                    .forcePathStyle(true)
                    .crossRegionAccessEnabled(false);
        }
        return client.build();
    }

    private static Region region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            // Buckets of other regions are found from here, too.
            return Region.US_EAST_1;
        }
    }
}
