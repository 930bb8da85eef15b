package io.freshet.webapp.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which endpoint answers which method and path. Of several routes that fit a path the one with the
 * most literal segments answers.
 */
public final class Routes {

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes =
                routes.stream()
                        .sorted(Comparator.comparingInt(Route::literals).reversed())
                        .toList();
    }

    /**
     * One route.
     *
     * @param method GET or POST
     * @param pattern the path; {@code {name}} stands for any one segment
     * @param isPublic whether it is answered to those who have not logged in
     * @param changes whether it changes something, so that other sites must not trigger it
     * @param endpoint who answers
     */
    public record Route(
            String method, String pattern, boolean isPublic, boolean changes, Endpoint endpoint) {

        private Optional<Map<String, String>> match(List<String> segments) {
            var wanted = List.of(pattern.substring(1).split("/"));
            if (wanted.size() != segments.size()) {
                return Optional.empty();
            }
            var parts = new LinkedHashMap<String, String>();
            for (var i = 0; i < wanted.size(); i++) {
                var segment = wanted.get(i);
                if (isPart(segment)) {
                    parts.put(segment.substring(1, segment.length() - 1), segments.get(i));
                } else if (!segment.equals(segments.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(parts);
        }

        private int literals() {
            return (int) List.of(pattern.split("/")).stream().filter(s -> !isPart(s)).count();
        }

        private static boolean isPart(String segment) {
            return segment.startsWith("{");
        }
    }

    /**
     * A route that fits.
     *
     * @param route who answers
     * @param parts what stands where the pattern has names
     */
    record Match(Route route, Map<String, String> parts) {}

    /** All routes. */
    public Collection<Route> all() {
        return routes;
    }

    /**
     * Who answers.
     *
     * @throws Refusal where nobody does: 404, or 405 where another method would be answered
     */
    Match find(String method, String rawPath) {
        var segments = new ArrayList<String>();
        for (var segment : rawPath.substring(1).split("/", -1)) {
            segments.add(Request.decoded(segment));
        }
        var others = new TreeSet<String>();
        for (var route : routes) {
            var parts = route.match(segments);
            if (parts.isPresent() && route.method().equals(method)) {
                return new Match(route, parts.get());
            }
            parts.ifPresent(fits -> others.add(route.method()));
        }
        if (others.isEmpty()) {
            throw Refusal.notFound("nothing is answered at " + rawPath, "see /api/v1/openapi.json");
        }
        throw new Refusal(
                405,
                "method_not_allowed",
                method + " is not answered here",
                "use " + String.join(" or ", others));
    }

    /** Collects routes. */
    public static final class Builder {

        private final List<Route> routes = new ArrayList<>();

        /** Answers GET (and HEAD). */
        public Builder get(String pattern, Endpoint endpoint) {
            return add(new Route("GET", pattern, false, false, endpoint));
        }

        /** Answers POST that only computes. */
        public Builder post(String pattern, Endpoint endpoint) {
            return add(new Route("POST", pattern, false, false, endpoint));
        }

        /** Answers GET to anyone, logged in or not: for the demo site alone. */
        public Builder publicGet(String pattern, Endpoint endpoint) {
            return add(new Route("GET", pattern, true, false, endpoint));
        }

        /** Any route. */
        public Builder add(Route route) {
            routes.add(route);
            return this;
        }

        /** The finished table. */
        public Routes build() {
            return new Routes(routes);
        }
    }
}
