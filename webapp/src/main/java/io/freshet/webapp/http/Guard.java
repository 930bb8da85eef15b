package io.freshet.webapp.http;

import io.freshet.webapp.http.Routes.Route;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps other sites and strangers out of the API. Other sites: the host asked for must be one of
 * ours (a name that an attacker points at us is not), and a browser must not say that another site
 * makes the request. Strangers: see {@link Login}.
 */
final class Guard {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final DashboardSettings settings;
    private final String boundHost;
    private final Login login;
    private final List<AddressRange> proxies;

    Guard(DashboardSettings settings, String boundHost, Login login) {
        this.settings = settings;
        this.boundHost = boundHost.toLowerCase(Locale.ROOT);
        this.login = login;
        this.proxies = settings.trustedProxies().stream().map(AddressRange::parse).toList();
    }

    /** Lets requests for the API pass that come from our own pages or from programs. */
    void checkOrigin(Request request) {
        checkHost(request);
        if (request.header("Sec-Fetch-Site").orElse("").equals("cross-site")) {
            throw new Refusal(
                    403,
                    "cross_site",
                    "another site asked for this",
                    "open the dashboard itself; other sites cannot read its API");
        }
    }

    /** Lets requests for one route pass whose sender may have what it answers. */
    void check(Request request, InetAddress from, Route route) {
        if (route.changes() || !request.method().equals("GET")) {
            checkOwnPage(request);
        }
        if (!route.isPublic() && !isKnown(request, from)) {
            throw new Refusal(
                    401,
                    "unauthorized",
                    "the dashboard wants to know who asks",
                    settings.token().isPresent()
                            ? "open /dashboard/?token=… once, or send Authorization: Bearer …"
                            : "come through the proxy that logs people in");
        }
    }

    /** Whether the sender may see everything. */
    boolean isKnown(Request request, InetAddress from) {
        return !settings.asksWho() || login.isKnown(request) || isNamedByProxy(request, from);
    }

    private void checkHost(Request request) {
        var host = hostName(request.header("Host").orElse(""));
        var anyName = settings.asksWho() && settings.hosts().isEmpty();
        if (anyName
                || Loopback.is(host)
                || host.equals(boundHost)
                || settings.hosts().contains(host)) {
            return;
        }
        throw new Refusal(
                403,
                "unknown_host",
                "the dashboard is not known under this host name",
                "ask for localhost, or add the name to dashboard.hosts");
    }

    private static void checkOwnPage(Request request) {
        var site = request.header("Sec-Fetch-Site");
        var origin = request.header("Origin");
        var host = request.header("Host").orElse("");
        var fromElsewhere =
                site.isPresent()
                        ? !OWN.contains(site.get())
                        : origin.isPresent() && !origin.get().endsWith("://" + host);
        if (fromElsewhere) {
            throw new Refusal(
                    403,
                    "cross_site",
                    "another site asked for this",
                    "only the dashboard's own pages and programs may do that");
        }
        if (request.hasBody() && !isJson(request) && request.header("X-Requested-With").isEmpty()) {
            throw new Refusal(
                    400,
                    "bad_request",
                    "the body is not said to be JSON",
                    "send the header Content-Type: application/json");
        }
    }

    private static boolean isJson(Request request) {
        var type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.split(";", 2)[0].strip().equals("application/json");
    }

    private boolean isNamedByProxy(Request request, InetAddress from) {
        return settings.identityHeader()
                        .flatMap(request::header)
                        .filter(name -> !name.isBlank())
                        .isPresent()
                && proxies.stream().anyMatch(range -> range.contains(from));
    }

    private static String hostName(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[")
                ? lower.replaceAll("\\]:\\d*$", "]")
                : lower.replaceAll(":\\d*$", "");
    }
}
