package io.freshet.enricher.enrichment.referer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks up who sent a visitor. Immutable. A look-up costs one hash look-up for each label that the
 * longest host of the database has, however long the referrer is.
 */
public final class RefererDatabase {

    private final Map<String, Site> sites = new HashMap<>();
    private final Map<String, Referer> byUtmSource = new HashMap<>();
    private final int mostLabels;

    private RefererDatabase(List<RefererEntry> entries) {
        int most = 0;
        for (var entry : entries) {
            for (var domain : entry.domains()) {
                int slash = domain.indexOf('/');
                var host = slash < 0 ? domain : domain.substring(0, slash);
                var path = slash < 0 ? "" : domain.substring(slash);
                sites.computeIfAbsent(host, first -> new Site()).put(path, entry.referer());
                most = Math.max(most, labels(host));
            }
            entry.utmSources().forEach(value -> byUtmSource.put(value, entry.referer()));
        }
        this.mostLabels = most;
    }

    /** Of entries that claim the same, the last one wins. */
    public static RefererDatabase of(List<RefererEntry> entries) {
        return new RefererDatabase(entries);
    }

    /**
     * Who an address belongs to. An entry with the whole path wins over one with its first segment,
     * and that over one without a path; then the longer host wins. Letter case counts.
     *
     * @param host of a URI
     * @param path of a URI, still percent-encoded
     */
    public Optional<Referer> find(String host, @Nullable String path) {
        RefererPath decoded = null;
        Referer byFirstSegment = null;
        Referer byHost = null;
        int end = withoutFinalDots(host);
        for (int start = start(host, end); start >= 0; start = nextLabel(host, start, end)) {
            var site = sites.get(host.substring(start, end));
            if (site == null) {
                continue;
            }
            if (site.hasPaths()) {
                decoded = decoded == null ? RefererPath.of(path) : decoded;
                var byPath = site.at(decoded);
                if (byPath != null) {
                    return Optional.of(byPath);
                }
                byFirstSegment = byFirstSegment == null ? site.below(decoded) : byFirstSegment;
            }
            byHost = byHost == null ? site.whole : byHost;
        }
        return Optional.ofNullable(byFirstSegment == null ? byHost : byFirstSegment);
    }

    /** Who marks links with this value of {@code utm_source}; letter case counts. */
    public Optional<Referer> ofUtmSource(String value) {
        return Optional.ofNullable(byUtmSource.get(value));
    }

    /** Whether anybody marks links. */
    public boolean hasUtmSources() {
        return !byUtmSource.isEmpty();
    }

    /** Where the longest end of the host begins that may be known. */
    private int start(String host, int end) {
        int start = end;
        for (int labels = 0; start > 0 && labels < mostLabels; labels++) {
            start = host.lastIndexOf('.', start - 2) + 1;
        }
        return mostLabels == 0 ? -1 : start;
    }

    private static int nextLabel(String host, int start, int end) {
        int dot = host.indexOf('.', start);
        return dot < 0 || dot >= end ? -1 : dot + 1;
    }

    private static int withoutFinalDots(String host) {
        int end = host.length();
        while (end > 0 && host.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    private static int labels(String host) {
        return 1 + (int) host.chars().filter(c -> c == '.').count();
    }

    /** What is known of one host. */
    private static final class Site {

        private final Map<String, Referer> byPath = new HashMap<>(0);
        private @Nullable Referer whole;

        void put(String path, Referer referer) {
            if (path.isEmpty()) {
                whole = referer;
            } else {
                byPath.put(path, referer);
            }
        }

        boolean hasPaths() {
            return !byPath.isEmpty();
        }

        /** A path of slashes alone is none, even where an entry has one. */
        @Nullable Referer at(RefererPath path) {
            return path.first() == null ? null : byPath.get(path.whole());
        }

        @Nullable Referer below(RefererPath path) {
            return path.first() == null ? null : byPath.get(path.first());
        }
    }
}
