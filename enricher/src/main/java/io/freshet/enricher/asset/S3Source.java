package io.freshet.enricher.asset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object in a bucket; known by its ETag.
 *
 * @param client asks for it
 * @param bucket its bucket
 * @param key its name there
 * @param timeout for the whole download
 * @param maxBytes larger objects are refused
 */
record S3Source(S3Client client, String bucket, String key, Duration timeout, long maxBytes)
        implements AssetSource {

    private static final int NOT_MODIFIED = 304;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int CHUNK = 64 * 1024;

    /**
     * Reads {@code s3://bucket/key}.
     *
     * @throws IllegalArgumentException when there is no bucket or no key
     */
    static S3Source of(AssetAddress address, S3Client client, AssetSettings settings) {
        // not the host: names of buckets may have an underscore
        var bucket = address.uri().getAuthority();
        var path = address.uri().getPath();
        if (bucket == null || path == null || path.length() < 2) {
            throw new IllegalArgumentException(address + " is not of the form s3://bucket/key");
        }
        return new S3Source(
                client, bucket, path.substring(1), settings.timeout(), settings.maxBytes());
    }

    @Override
    public Optional<Version> fetch(@Nullable Version known, Path target) throws IOException {
        var deadline = System.nanoTime() + timeout.toNanos();
        var request =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .ifNoneMatch(known == null ? null : known.tag())
                        .overrideConfiguration(it -> it.apiCallTimeout(timeout))
                        .build();
        try (var object = client.getObject(request)) {
            copy(object, target, deadline);
            return Optional.of(new Version(object.response().eTag(), null));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_MODIFIED) {
                return Optional.empty();
            }
            throw refused(e);
        } catch (SdkException e) {
            throw AssetException.passing(AssetException.said(e), e);
        }
    }

    private void copy(ResponseInputStream<GetObjectResponse> object, Path target, long deadline)
            throws IOException {
        var isWhole = false;
        try (var out = Files.newOutputStream(target)) {
            var chunk = new byte[CHUNK];
            long bytes = 0;
            for (int read; (read = object.read(chunk)) >= 0; ) {
                bytes += read;
                if (bytes > maxBytes) {
                    throw AssetException.lasting("it has more than " + maxBytes + " bytes", null);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw AssetException.passing(
                            "it did not come within " + timeout.toSeconds() + " s", null);
                }
                out.write(chunk, 0, read);
            }
            var announced = object.response().contentLength();
            if (announced != null && announced != bytes) {
                throw AssetException.passing(
                        "only " + bytes + " of " + announced + " bytes came", null);
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                // else closing would read all that is left
                object.abort();
            }
        }
    }

    private static IOException refused(S3Exception e) {
        var details = e.awsErrorDetails();
        var code = details == null ? null : details.errorCode();
        var message = "the store answered " + e.statusCode() + (code == null ? "" : " " + code);
        return e.statusCode() >= SERVER_ERRORS || e.statusCode() == TOO_MANY
                ? AssetException.passing(message, e)
                : AssetException.lasting(message, e);
    }
}
