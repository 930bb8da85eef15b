package io.freshet.enricher.uri;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An IPv6 address read from text (RFC 4291, section 2.2), without asking any name service.
 *
 * @param segments eight numbers of 16 bits
 * @param isWrittenAsV4 whether it is an IPv4 address mapped into IPv6 and ends in dotted form
 */
public record Ipv6Text(List<Integer> segments, boolean isWrittenAsV4) {

    /** How many segments an address has. */
    public static final int SEGMENTS = 8;

    private static final Pattern SEGMENT = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern OCTET = Pattern.compile("[0-9]{1,3}");
    private static final List<Integer> MAPPED = List.of(0, 0, 0, 0, 0, 0xFFFF);

    /** Reads an address; empty for all else. */
    public static Optional<Ipv6Text> parse(String text) {
        int gap = text.indexOf("::");
        var before = segments(gap < 0 ? text : text.substring(0, gap));
        var after = segments(gap < 0 ? "" : text.substring(gap + 2));
        if (text.indexOf(':') < 0 || before == null || after == null) {
            return Optional.empty();
        }
        if (gap >= 0 && text.lastIndexOf('.', gap) >= 0) {
            return Optional.empty();
        }
        int missing = SEGMENTS - before.size() - after.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        var all = new ArrayList<>(before);
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(after);
        boolean isMapped = all.subList(0, MAPPED.size()).equals(MAPPED);
        return Optional.of(new Ipv6Text(List.copyOf(all), isMapped && text.indexOf('.') >= 0));
    }

    /** The shortest usual spelling: lower case, the first longest run of zeros left out. */
    public String compressed() {
        int start = 0;
        int length = 0;
        for (int i = 0; i < SEGMENTS; i++) {
            int end = i;
            while (end < SEGMENTS && segments.get(end) == 0) {
                end++;
            }
            if (end - i > Math.max(length, 1)) {
                start = i;
                length = end - i;
            }
        }
        return length == 0
                ? joined(0, SEGMENTS)
                : joined(0, start) + "::" + joined(start + length, SEGMENTS);
    }

    private String joined(int from, int to) {
        return segments.subList(from, to).stream()
                .map(Integer::toHexString)
                .collect(Collectors.joining(":"));
    }

    private static @Nullable List<Integer> segments(String text) {
        var segments = new ArrayList<Integer>();
        var parts = text.isEmpty() ? new String[0] : text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (SEGMENT.matcher(parts[i]).matches()) {
                segments.add(Integer.parseInt(parts[i], 16));
            } else if (i < parts.length - 1 || !addOctets(parts[i], segments)) {
                return null;
            }
        }
        return segments;
    }

    /** The last two segments may be written as four decimal octets. */
    private static boolean addOctets(String dotted, List<Integer> segments) {
        var octets = dotted.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        int value = 0;
        for (var octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return false;
            }
            value = value << 8 | Integer.parseInt(octet);
        }
        segments.add(value >>> 16);
        segments.add(value & 0xFFFF);
        return true;
    }
}
