package io.freshet.collector.limit;

import io.freshet.collector.endpoint.Answer;
import io.freshet.collector.endpoint.Answer.Fate;
import io.freshet.collector.endpoint.Gate;
import io.freshet.collector.endpoint.PathKind;
import io.freshet.collector.request.ClientAddress;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.response.Unavailable;
import io.freshet.collector.settings.RateLimitSettings;
import io.freshet.collector.settings.RateLimitSettings.Rate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Turns events away, with 429, whose address or application has sent too many lately. */
public final class RateLimits implements Gate {

    private static final int MAX_KEYS = 100_000;

    private final @Nullable TokenBuckets addresses;
    private final @Nullable Integer proxies;
    private final @Nullable TokenBuckets apps;

    private RateLimits(
            @Nullable TokenBuckets addresses,
            @Nullable Integer proxies,
            @Nullable TokenBuckets apps) {
        this.addresses = addresses;
        this.proxies = proxies;
        this.apps = apps;
    }

    /**
     * The limits that the settings ask for.
     *
     * @param clock nanoseconds, as of {@link System#nanoTime()}
     */
    public static Gate of(RateLimitSettings settings, LongSupplier clock) {
        var addresses = buckets(settings.perAddress(), clock);
        var apps = buckets(settings.perApp(), clock);
        return addresses == null && apps == null
                ? Gate.OPEN
                : new RateLimits(addresses, settings.proxies(), apps);
    }

    @Override
    public @Nullable Answer refuse(TrackerRequest request) {
        if (addresses != null) {
            var wait = addresses.take(address(request));
            if (wait > 0) {
                return tooMany(request, Fate.RATE_LIMITED_ADDRESS, wait);
            }
        }
        var app = apps == null ? null : AppId.of(request);
        if (apps != null && app != null) {
            var wait = apps.take(app);
            if (wait > 0) {
                return tooMany(request, Fate.RATE_LIMITED_APP, wait);
            }
        }
        return null;
    }

    /** Anonymous clients have one too; it is not kept beyond its bucket. */
    private String address(TrackerRequest request) {
        if (proxies != null) {
            return network(ClientAddress.behind(proxies, request.headers(), request.peer()));
        }
        var address = ClientAddress.of(request.headers(), request.peer());
        return network(address.equals(ClientAddress.UNKNOWN) ? request.peer() : address);
    }

    /** Of an IPv6 address the first 64 bits: the rest is the client's to choose. */
    private static String network(String address) {
        var end = -1;
        for (var group = 0; group < 4; group++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end);
    }

    private static Answer tooMany(TrackerRequest request, Fate fate, long waitNanos) {
        var seconds = TimeUnit.NANOSECONDS.toSeconds(waitNanos - 1) + 1;
        return new Answer(
                PathKind.REJECTED,
                fate,
                List.of(),
                Unavailable.tooMany(request.headers(), seconds));
    }

    private static @Nullable TokenBuckets buckets(Rate rate, LongSupplier clock) {
        return rate.enabled() ? new TokenBuckets(rate, MAX_KEYS, clock) : null;
    }
}
