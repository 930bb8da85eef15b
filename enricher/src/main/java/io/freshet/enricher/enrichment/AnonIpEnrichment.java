package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.uri.Ipv6Text;
import io.freshet.event.atomic.AtomicField;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replaces the last parts of the user's address by {@code x}: {@code 203.0.113.7} becomes {@code
 * 203.0.x.x}.
 *
 * @param octets of an IPv4 address to mask, 1 to 4
 * @param segments of an IPv6 address to mask, 1 to 8
 */
public record AnonIpEnrichment(int octets, int segments) implements Enrichment {

    private static final int V4_OCTETS = 4;
    private static final String MAPPED_PREFIX = "::FFFF:";
    private static final String MASK = "x";

    public AnonIpEnrichment {
        if (octets < 1 || octets > V4_OCTETS) {
            throw new IllegalArgumentException("anonOctets must be 1 to 4, was " + octets);
        }
        if (segments < 1 || segments > Ipv6Text.SEGMENTS) {
            throw new IllegalArgumentException("anonSegments must be 1 to 8, was " + segments);
        }
    }

    /** Reads {@code anon_ip} 1-0-*; without {@code anonSegments} that is as {@code anonOctets}. */
    static AnonIpEnrichment of(EnrichmentConfig config) {
        int octets = config.parameters().path("anonOctets").asInt();
        return new AnonIpEnrichment(octets, config.parameters().path("anonSegments").asInt(octets));
    }

    @Override
    public Addition enrich(DraftView event) {
        var address = event.get(AtomicField.USER_IPADDRESS);
        return address == null
                ? Addition.NONE
                : Addition.field(AtomicField.USER_IPADDRESS, mask(address));
    }

    /** Masks an address; a text that is none is masked by its dots or colons. */
    String mask(String address) {
        var v6 = Ipv6Text.parse(address);
        if (v6.isPresent() && !v6.get().isWrittenAsV4()) {
            return maskSegments(v6.get().segments().stream().map(Integer::toHexString));
        }
        if (address.indexOf('.') >= 0) {
            var prefix = address.startsWith(MAPPED_PREFIX) ? MAPPED_PREFIX : "";
            return prefix + maskOctets(address.substring(prefix.length()));
        }
        return address.indexOf(':') >= 0
                ? maskSegments(Arrays.stream(address.split(":")))
                : address;
    }

    private String maskOctets(String address) {
        var parts = address.split("\\.");
        return IntStream.range(0, parts.length)
                .mapToObj(i -> i < V4_OCTETS - octets ? parts[i] : MASK)
                .collect(Collectors.joining("."));
    }

    private String maskSegments(Stream<String> parts) {
        return Stream.concat(
                        parts.limit(Ipv6Text.SEGMENTS - (long) segments),
                        Stream.generate(() -> MASK))
                .limit(Ipv6Text.SEGMENTS)
                .collect(Collectors.joining(":"));
    }
}
