package io.freshet.runtime.statsd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One report in the DogStatsD dialect: {@code name:value|type|@rate|#tag:value,tag:value}, one line
 * a metric, as many lines a packet as fit.
 *
 * @see <a href="https://docs.datadoghq.com/developers/dogstatsd/datagram_shell/">the format</a>
 */
public final class StatsdLines {

    /** Fits an Ethernet frame behind the headers of IPv6 and UDP, with some room for tunnels. */
    private static final int PACKET_BYTES = 1400;

    private final String prefix;
    private final String tags;
    private final List<String> lines = new ArrayList<>();

    StatsdLines(StatsdSettings settings) {
        // The reference's examples write the prefix with a dot at its end, and without.
        var name = clean(settings.prefix()).replaceFirst("\\.+$", "");
        prefix = name.isEmpty() ? "" : name + ".";
        tags =
                settings.tags().entrySet().stream()
                        .map(tag -> clean(tag.getKey()) + ":" + clean(tag.getValue()))
                        .collect(Collectors.joining(","));
    }

    /** What has been added since the last report; nothing is said where nothing was. */
    public void count(String name, long added, String... moreTags) {
        if (added != 0) {
            lines.add(prefix + name + ":" + added + "|c" + tags(moreTags));
        }
    }

    /** A number as it is now. */
    public void gauge(String name, long value, String... moreTags) {
        lines.add(prefix + name + ":" + value + "|g" + tags(moreTags));
    }

    /** One line a value, with the fraction that they are of all. */
    public void distribution(String name, Sample.Taken taken, String... moreTags) {
        if (taken.count() == 0) {
            return;
        }
        var rate =
                taken.count() == taken.values().length
                        ? ""
                        : String.format(Locale.ROOT, "|@%.9f", taken.rate());
        for (var value : taken.values()) {
            lines.add(prefix + name + ":" + value + "|d" + rate + tags(moreTags));
        }
    }

    /** The report, packed. */
    List<byte[]> packets() {
        var packets = new ArrayList<byte[]>();
        var packet = new StringBuilder();
        for (var line : lines) {
            if (packet.length() > 0 && packet.length() + 1 + line.length() > PACKET_BYTES) {
                packets.add(bytes(packet));
                packet.setLength(0);
            }
            packet.append(packet.length() == 0 ? "" : "\n").append(line);
        }
        if (packet.length() > 0) {
            packets.add(bytes(packet));
        }
        return packets;
    }

    private String tags(String... more) {
        var all = more.length == 0 ? tags : tags + "," + String.join(",", more);
        return all.isEmpty() ? "" : "|#" + (all.startsWith(",") ? all.substring(1) : all);
    }

    /** Without the characters that part fields and lines. */
    private static String clean(String text) {
        return text.replaceAll("[|,#@\\s]", "_");
    }

    private static byte[] bytes(CharSequence packet) {
        return packet.toString().getBytes(StandardCharsets.UTF_8);
    }
}
