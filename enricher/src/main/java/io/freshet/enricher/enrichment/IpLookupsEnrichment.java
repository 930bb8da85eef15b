package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.Asset;
import io.freshet.enricher.asset.AssetReader;
import io.freshet.enricher.asset.AssetStatus;
import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.ip.IpDatabase;
import io.freshet.enricher.enrichment.ip.Network;
import io.freshet.enricher.enrichment.ip.Place;
import io.freshet.enricher.uri.IpText;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Looks the user's address up in databases: where it is and whose network it belongs to. An address
 * that is unknown or none changes nothing.
 *
 * @param geo where addresses are; null for not configured, as with all of them
 * @param isp who provides and uses networks; knows autonomous systems, too
 * @param domain names of networks
 * @param connectionType how networks are reached
 * @param asn autonomous systems; asked where isp knows none
 * @param addsAsn whether there is an entity for the autonomous system
 */
public record IpLookupsEnrichment(
        @Nullable Asset<IpDatabase<Place>> geo,
        @Nullable Asset<IpDatabase<Network>> isp,
        @Nullable Asset<IpDatabase<Network>> domain,
        @Nullable Asset<IpDatabase<Network>> connectionType,
        @Nullable Asset<IpDatabase<Network>> asn,
        boolean addsAsn)
        implements Enrichment {

    /** The entity for an autonomous system. */
    static final SchemaKey ASN =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/asn/jsonschema/1-0-1");

    private static final AssetReader<IpDatabase<Place>> PLACES =
            file -> IpDatabase.read(file, Place.class, List.of("City", "Enterprise"));
    private static final AssetReader<IpDatabase<Network>> PROVIDERS = networks("ISP");
    private static final AssetReader<IpDatabase<Network>> DOMAINS = networks("Domain");
    private static final AssetReader<IpDatabase<Network>> CONNECTIONS = networks("Connection-Type");
    private static final AssetReader<IpDatabase<Network>> SYSTEMS = networks("ASN");

    /**
     * Reads {@code ip_lookups} 2-0-*.
     *
     * @throws IllegalArgumentException with all databases that cannot be used
     */
    static IpLookupsEnrichment of(EnrichmentConfig config, Facilities facilities) {
        var files = new ConfiguredFiles(config, facilities);
        var made =
                new IpLookupsEnrichment(
                        files.get("geo", PLACES).orElse(null),
                        files.get("isp", PROVIDERS).orElse(null),
                        files.get("domain", DOMAINS).orElse(null),
                        files.get("connectionType", CONNECTIONS).orElse(null),
                        files.get("asn", SYSTEMS).orElse(null),
                        // The version that made room for asn: before, there was no entity.
                        config.schema().version().addition() > 0);
        files.refuseProblems();
        return made;
    }

    @Override
    public List<AssetStatus> assets() {
        return Asset.statuses(geo, isp, domain, connectionType, asn);
    }

    @Override
    public Addition enrich(DraftView event) {
        var text = event.get(AtomicField.USER_IPADDRESS);
        return text == null
                ? Addition.NONE
                : IpText.parse(text).map(this::lookUp).orElse(Addition.NONE);
    }

    private Addition lookUp(InetAddress address) {
        var fields = new Addition.Fields();
        find(geo, address).ifPresent(place -> set(fields, place));
        var provider = find(isp, address);
        provider.ifPresent(
                network ->
                        fields.set(AtomicField.IP_ISP, network.isp())
                                .set(AtomicField.IP_ORGANIZATION, network.organization()));
        find(domain, address)
                .ifPresent(network -> fields.set(AtomicField.IP_DOMAIN, network.domain()));
        find(connectionType, address)
                .ifPresent(
                        network -> fields.set(AtomicField.IP_NETSPEED, network.connectionType()));
        var systems =
                addsAsn
                        ? provider.flatMap(IpLookupsEnrichment::system)
                                .or(() -> find(asn, address).flatMap(IpLookupsEnrichment::system))
                                .map(List::of)
                                .orElse(List.of())
                        : List.<SelfDescribing>of();
        return new Addition(fields.addition().fields(), systems, List.of());
    }

    private static void set(Addition.Fields fields, Place place) {
        var region = place.region();
        var location = place.location();
        fields.set(AtomicField.GEO_COUNTRY, place.country() == null ? null : place.country().code())
                .set(AtomicField.GEO_REGION, region == null ? null : region.code())
                .set(AtomicField.GEO_CITY, place.city() == null ? null : place.city().name())
                .set(AtomicField.GEO_ZIPCODE, place.postal() == null ? null : place.postal().code())
                .set(
                        AtomicField.GEO_LATITUDE,
                        location == null ? null : degrees(location.latitude()))
                .set(
                        AtomicField.GEO_LONGITUDE,
                        location == null ? null : degrees(location.longitude()))
                .set(AtomicField.GEO_REGION_NAME, region == null ? null : region.name())
                .set(AtomicField.GEO_TIMEZONE, location == null ? null : location.timezone());
    }

    /** Snowplow: in single precision. */
    private static @Nullable String degrees(@Nullable Double degrees) {
        return degrees == null ? null : Float.toString(degrees.floatValue());
    }

    /** The entity; empty where no number is known, or one that the schema does not allow. */
    private static Optional<SelfDescribing> system(Network network) {
        var number = network.asNumber();
        if (number == null || number > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        var data = JsonNodeFactory.instance.objectNode().put("number", number);
        if (network.asOrganization() != null) {
            data.put("organization", network.asOrganization());
        }
        return Optional.of(new SelfDescribing(ASN, data));
    }

    private static <T> Optional<T> find(
            @Nullable Asset<IpDatabase<T>> database, InetAddress address) {
        return database == null ? Optional.empty() : database.current().find(address);
    }

    private static AssetReader<IpDatabase<Network>> networks(String type) {
        return file -> IpDatabase.read(file, Network.class, List.of(type, "Enterprise"));
    }

    @Override
    public List<String> notices() {
        return isp == null || addsAsn
                ? List.of()
                : List.of(
                        "ip_lookups: the ISP database knows autonomous systems, too; name the"
                                + " schema's version 2-0-1 to have the entity asn attached");
    }
}
