package io.freshet.sdk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The first columns of {@link Fields}, up to the contexts: all in one file would be too many. */
abstract class FirstFields {
    /** The application's id, as its tracker was configured. */
    public static final Field<String> APP_ID = Field.text("app_id");

    /** web, mob, pc, srv, app, tv, cnsl or iot. */
    public static final Field<String> PLATFORM = Field.text("platform");

    /** When the event was enriched. */
    public static final Field<Instant> ETL_TSTAMP = Field.instant("etl_tstamp");

    /** When the collector got the event. */
    public static final Field<Instant> COLLECTOR_TSTAMP = Field.instant("collector_tstamp");

    /** When the event happened, by the device's clock. */
    public static final Field<Instant> DVCE_CREATED_TSTAMP = Field.instant("dvce_created_tstamp");

    /**
     * The kind in the tracker's words: page_view, page_ping, struct, unstruct, transaction,
     * transaction_item.
     */
    public static final Field<String> EVENT = Field.text("event");

    /** The event's own id. */
    public static final Field<UUID> EVENT_ID = Field.uuid("event_id");

    /** A number that the tracker gave to the event; hardly used today. */
    public static final Field<Integer> TXN_ID = Field.integer("txn_id");

    /** The tracker's namespace. */
    public static final Field<String> NAME_TRACKER = Field.text("name_tracker");

    /** The tracker's name and version. */
    public static final Field<String> V_TRACKER = Field.text("v_tracker");

    /** The collector's name and version. */
    public static final Field<String> V_COLLECTOR = Field.text("v_collector");

    /** The enricher's name and version. */
    public static final Field<String> V_ETL = Field.text("v_etl");

    /** The id that the application gave to its user. */
    public static final Field<String> USER_ID = Field.text("user_id");

    /** The user's IP address. */
    public static final Field<String> USER_IPADDRESS = Field.text("user_ipaddress");

    /** A fingerprint of the browser; no longer sent. */
    public static final Field<String> USER_FINGERPRINT = Field.text("user_fingerprint");

    /** The user's id in the first-party cookie. */
    public static final Field<String> DOMAIN_USERID = Field.text("domain_userid");

    /** The number of the user's visits so far, this one included. */
    public static final Field<Integer> DOMAIN_SESSIONIDX = Field.integer("domain_sessionidx");

    /** The user's id in the collector's cookie. */
    public static final Field<String> NETWORK_USERID = Field.text("network_userid");

    /** Two letters, ISO 3166-1. */
    public static final Field<String> GEO_COUNTRY = Field.text("geo_country");

    /** The region's code, ISO 3166-2 without the country. */
    public static final Field<String> GEO_REGION = Field.text("geo_region");

    /** The city. */
    public static final Field<String> GEO_CITY = Field.text("geo_city");

    /** The postal code. */
    public static final Field<String> GEO_ZIPCODE = Field.text("geo_zipcode");

    /** Degrees north. */
    public static final Field<Double> GEO_LATITUDE = Field.number("geo_latitude");

    /** Degrees east. */
    public static final Field<Double> GEO_LONGITUDE = Field.number("geo_longitude");

    /** The region's name. */
    public static final Field<String> GEO_REGION_NAME = Field.text("geo_region_name");

    /** The provider. */
    public static final Field<String> IP_ISP = Field.text("ip_isp");

    /** The organisation that has the address. */
    public static final Field<String> IP_ORGANIZATION = Field.text("ip_organization");

    /** The address's domain name. */
    public static final Field<String> IP_DOMAIN = Field.text("ip_domain");

    /** The kind of connection. */
    public static final Field<String> IP_NETSPEED = Field.text("ip_netspeed");

    /** The page's address. */
    public static final Field<String> PAGE_URL = Field.text("page_url");

    /** The page's title. */
    public static final Field<String> PAGE_TITLE = Field.text("page_title");

    /** The address of the page before. */
    public static final Field<String> PAGE_REFERRER = Field.text("page_referrer");

    /** The address's scheme. */
    public static final Field<String> PAGE_URLSCHEME = Field.text("page_urlscheme");

    /** The address's host. */
    public static final Field<String> PAGE_URLHOST = Field.text("page_urlhost");

    /** The address's port. */
    public static final Field<Integer> PAGE_URLPORT = Field.integer("page_urlport");

    /** The address's path. */
    public static final Field<String> PAGE_URLPATH = Field.text("page_urlpath");

    /** The address's query, without question mark. */
    public static final Field<String> PAGE_URLQUERY = Field.text("page_urlquery");

    /** The address's fragment, without number sign. */
    public static final Field<String> PAGE_URLFRAGMENT = Field.text("page_urlfragment");

    /** The scheme of the referring address. */
    public static final Field<String> REFR_URLSCHEME = Field.text("refr_urlscheme");

    /** The host of the referring address. */
    public static final Field<String> REFR_URLHOST = Field.text("refr_urlhost");

    /** The port of the referring address. */
    public static final Field<Integer> REFR_URLPORT = Field.integer("refr_urlport");

    /** The path of the referring address. */
    public static final Field<String> REFR_URLPATH = Field.text("refr_urlpath");

    /** The query of the referring address. */
    public static final Field<String> REFR_URLQUERY = Field.text("refr_urlquery");

    /** The fragment of the referring address. */
    public static final Field<String> REFR_URLFRAGMENT = Field.text("refr_urlfragment");

    /** search, social, email, internal or unknown. */
    public static final Field<String> REFR_MEDIUM = Field.text("refr_medium");

    /** Who referred, such as Google. */
    public static final Field<String> REFR_SOURCE = Field.text("refr_source");

    /** What was searched for. */
    public static final Field<String> REFR_TERM = Field.text("refr_term");

    /** The kind of campaign, such as email. */
    public static final Field<String> MKT_MEDIUM = Field.text("mkt_medium");

    /** Where the campaign ran. */
    public static final Field<String> MKT_SOURCE = Field.text("mkt_source");

    /** The words that it was booked for. */
    public static final Field<String> MKT_TERM = Field.text("mkt_term");

    /** Which advertisement it was. */
    public static final Field<String> MKT_CONTENT = Field.text("mkt_content");

    /** The campaign's name. */
    public static final Field<String> MKT_CAMPAIGN = Field.text("mkt_campaign");

    /** Entities that the tracker attached. */
    public static final Field<List<Entity>> CONTEXTS = Field.entities("contexts");

    FirstFields() {}
}
