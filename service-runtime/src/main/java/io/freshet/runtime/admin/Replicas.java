package io.freshet.runtime.admin;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes behind one admin address: a name that stands for several, as the headless service
 * of a StatefulSet does or a service of compose that was scaled, is as many addresses.
 */
public final class Replicas {

    /** Figures of which each replica tells the whole group's. */
    private static final String OF_THE_GROUP = "freshet_lag_";

    private Replicas() {}

    /** The admin address of each process, by number; the address itself where there is only one. */
    public static List<URI> of(URI admin) {
        try {
            return of(admin, InetAddress.getAllByName(bare(admin.getHost())));
        } catch (UnknownHostException unknown) {
            return List.of(admin);
        }
    }

    static List<URI> of(URI admin, InetAddress... found) {
        // A pod with two families of addresses is still one.
        var four = Arrays.stream(found).filter(Inet4Address.class::isInstance).toList();
        var addresses = four.isEmpty() ? Arrays.asList(found) : four;
        var isOne = addresses.size() < 2 || addresses.get(0).isLoopbackAddress();
        return isOne
                ? List.of(admin)
                : addresses.stream()
                        .map(address -> at(admin, address))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** What all of them told, as if it were one process. */
    public static Scrape together(List<Scrape> scrapes) {
        if (scrapes.size() == 1) {
            return scrapes.get(0);
        }
        var samples = new LinkedHashMap<Map.Entry<String, Map<String, String>>, Scrape.Sample>();
        for (var scrape : scrapes) {
            for (var sample : scrape.samples()) {
                samples.merge(
                        Map.entry(sample.name(), sample.labels()), sample, Replicas::together);
            }
        }
        return new Scrape(List.copyOf(samples.values()));
    }

    private static Scrape.Sample together(Scrape.Sample one, Scrape.Sample other) {
        var value =
                one.name().startsWith(OF_THE_GROUP)
                        ? Math.max(one.value(), other.value())
                        : one.value() + other.value();
        return new Scrape.Sample(one.name(), one.labels(), value);
    }

    private static URI at(URI admin, InetAddress address) {
        var host = address.getHostAddress().replaceFirst("%.*", "");
        try {
            return new URI(
                    admin.getScheme(), null, host, admin.getPort(), admin.getPath(), null, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
