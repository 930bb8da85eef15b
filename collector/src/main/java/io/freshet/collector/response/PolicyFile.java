package io.freshet.collector.response;

import io.freshet.collector.settings.CrossDomainSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /crossdomain.xml}: which pages a Flash player lets talk to us. */
public final class PolicyFile {

    private PolicyFile() {}

    /** The file. */
    public static CollectorResponse of(CrossDomainSettings settings) {
        var lines =
                settings.domains().stream()
                        .map(
                                domain ->
                                        "  <allow-access-from domain=\""
                                                + domain
                                                + "\" secure=\""
                                                + settings.secure()
                                                + "\" />\n")
                        .collect(Collectors.joining());
        var xml =
                "<?xml version=\"1.0\"?>\n<cross-domain-policy>\n"
                        + lines
                        + "</cross-domain-policy>";
        return new CollectorResponse(
                200,
                List.of(),
                "text/xml; charset=ISO-8859-1",
                xml.getBytes(StandardCharsets.ISO_8859_1));
    }
}
