package io.freshet.sdk;

import io.freshet.event.atomic.AtomicField;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The 131 columns of an event, in their order, each with the type that it is read as. */
public final class Fields {
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

    /** What the event has to do with. */
    public static final Field<String> SE_CATEGORY = Field.text("se_category");

    /** What was done. */
    public static final Field<String> SE_ACTION = Field.text("se_action");

    /** To what it was done. */
    public static final Field<String> SE_LABEL = Field.text("se_label");

    /** A further property. */
    public static final Field<String> SE_PROPERTY = Field.text("se_property");

    /** A number. */
    public static final Field<Double> SE_VALUE = Field.number("se_value");

    /** The event's own data, where it is self-describing. */
    public static final Field<Entity> UNSTRUCT_EVENT = Field.entity("unstruct_event");

    /** The order's id. */
    public static final Field<String> TR_ORDERID = Field.text("tr_orderid");

    /** The shop. */
    public static final Field<String> TR_AFFILIATION = Field.text("tr_affiliation");

    /** The order's total. */
    public static final Field<Double> TR_TOTAL = Field.number("tr_total");

    /** The tax in it. */
    public static final Field<Double> TR_TAX = Field.number("tr_tax");

    /** The shipping in it. */
    public static final Field<Double> TR_SHIPPING = Field.number("tr_shipping");

    /** The customer's city. */
    public static final Field<String> TR_CITY = Field.text("tr_city");

    /** The customer's state. */
    public static final Field<String> TR_STATE = Field.text("tr_state");

    /** The customer's country. */
    public static final Field<String> TR_COUNTRY = Field.text("tr_country");

    /** The order's id. */
    public static final Field<String> TI_ORDERID = Field.text("ti_orderid");

    /** The article's number. */
    public static final Field<String> TI_SKU = Field.text("ti_sku");

    /** The article's name. */
    public static final Field<String> TI_NAME = Field.text("ti_name");

    /** The article's category. */
    public static final Field<String> TI_CATEGORY = Field.text("ti_category");

    /** The price of one. */
    public static final Field<Double> TI_PRICE = Field.number("ti_price");

    /** How many. */
    public static final Field<Integer> TI_QUANTITY = Field.integer("ti_quantity");

    /** Least distance from the left. */
    public static final Field<Integer> PP_XOFFSET_MIN = Field.integer("pp_xoffset_min");

    /** Greatest distance from the left. */
    public static final Field<Integer> PP_XOFFSET_MAX = Field.integer("pp_xoffset_max");

    /** Least distance from the top. */
    public static final Field<Integer> PP_YOFFSET_MIN = Field.integer("pp_yoffset_min");

    /** Greatest distance from the top. */
    public static final Field<Integer> PP_YOFFSET_MAX = Field.integer("pp_yoffset_max");

    /** The browser's own words for itself. */
    public static final Field<String> USERAGENT = Field.text("useragent");

    /** Name, with version. */
    public static final Field<String> BR_NAME = Field.text("br_name");

    /** Name, without version. */
    public static final Field<String> BR_FAMILY = Field.text("br_family");

    /** Version. */
    public static final Field<String> BR_VERSION = Field.text("br_version");

    /** What kind of browser it is. */
    public static final Field<String> BR_TYPE = Field.text("br_type");

    /** What it draws pages with. */
    public static final Field<String> BR_RENDERENGINE = Field.text("br_renderengine");

    /** Its language. */
    public static final Field<String> BR_LANG = Field.text("br_lang");

    /** Whether it shows PDF. */
    public static final Field<Boolean> BR_FEATURES_PDF = Field.flag("br_features_pdf");

    /** Whether it has Flash. */
    public static final Field<Boolean> BR_FEATURES_FLASH = Field.flag("br_features_flash");

    /** Whether it runs Java. */
    public static final Field<Boolean> BR_FEATURES_JAVA = Field.flag("br_features_java");

    /** Whether it has Director. */
    public static final Field<Boolean> BR_FEATURES_DIRECTOR = Field.flag("br_features_director");

    /** Whether it has QuickTime. */
    public static final Field<Boolean> BR_FEATURES_QUICKTIME = Field.flag("br_features_quicktime");

    /** Whether it has RealPlayer. */
    public static final Field<Boolean> BR_FEATURES_REALPLAYER =
            Field.flag("br_features_realplayer");

    /** Whether it has Windows Media. */
    public static final Field<Boolean> BR_FEATURES_WINDOWSMEDIA =
            Field.flag("br_features_windowsmedia");

    /** Whether it has Gears. */
    public static final Field<Boolean> BR_FEATURES_GEARS = Field.flag("br_features_gears");

    /** Whether it has Silverlight. */
    public static final Field<Boolean> BR_FEATURES_SILVERLIGHT =
            Field.flag("br_features_silverlight");

    /** Whether it takes cookies. */
    public static final Field<Boolean> BR_COOKIES = Field.flag("br_cookies");

    /** Bits of a pixel. */
    public static final Field<String> BR_COLORDEPTH = Field.text("br_colordepth");

    /** Width of the window's inside, in pixels. */
    public static final Field<Integer> BR_VIEWWIDTH = Field.integer("br_viewwidth");

    /** Height of the window's inside, in pixels. */
    public static final Field<Integer> BR_VIEWHEIGHT = Field.integer("br_viewheight");

    /** Name, with version. */
    public static final Field<String> OS_NAME = Field.text("os_name");

    /** Name, without version. */
    public static final Field<String> OS_FAMILY = Field.text("os_family");

    /** Who makes it. */
    public static final Field<String> OS_MANUFACTURER = Field.text("os_manufacturer");

    /** The time zone that it is set to. */
    public static final Field<String> OS_TIMEZONE = Field.text("os_timezone");

    /** What kind of device it is. */
    public static final Field<String> DVCE_TYPE = Field.text("dvce_type");

    /** Whether it is a mobile one. */
    public static final Field<Boolean> DVCE_ISMOBILE = Field.flag("dvce_ismobile");

    /** Width of the screen, in pixels. */
    public static final Field<Integer> DVCE_SCREENWIDTH = Field.integer("dvce_screenwidth");

    /** Height of the screen, in pixels. */
    public static final Field<Integer> DVCE_SCREENHEIGHT = Field.integer("dvce_screenheight");

    /** Its character encoding. */
    public static final Field<String> DOC_CHARSET = Field.text("doc_charset");

    /** Its width, in pixels. */
    public static final Field<Integer> DOC_WIDTH = Field.integer("doc_width");

    /** Its height, in pixels. */
    public static final Field<Integer> DOC_HEIGHT = Field.integer("doc_height");

    /** The currency, ISO 4217. */
    public static final Field<String> TR_CURRENCY = Field.text("tr_currency");

    /** The total in the base currency. */
    public static final Field<Double> TR_TOTAL_BASE = Field.number("tr_total_base");

    /** The tax in the base currency. */
    public static final Field<Double> TR_TAX_BASE = Field.number("tr_tax_base");

    /** The shipping in the base currency. */
    public static final Field<Double> TR_SHIPPING_BASE = Field.number("tr_shipping_base");

    /** The currency, ISO 4217. */
    public static final Field<String> TI_CURRENCY = Field.text("ti_currency");

    /** The price in the base currency. */
    public static final Field<Double> TI_PRICE_BASE = Field.number("ti_price_base");

    /** The base currency of orders and items, ISO 4217. */
    public static final Field<String> BASE_CURRENCY = Field.text("base_currency");

    /** The time zone's name, such as Europe/Amsterdam. */
    public static final Field<String> GEO_TIMEZONE = Field.text("geo_timezone");

    /** The network's id of the click. */
    public static final Field<String> MKT_CLICKID = Field.text("mkt_clickid");

    /** The network whose click id it is. */
    public static final Field<String> MKT_NETWORK = Field.text("mkt_network");

    /** Tags of the enrichment run; hardly used today. */
    public static final Field<String> ETL_TAGS = Field.text("etl_tags");

    /** When the tracker sent the event, by the device's clock. */
    public static final Field<Instant> DVCE_SENT_TSTAMP = Field.instant("dvce_sent_tstamp");

    /** The user's id in the first-party cookie of the site before, where that site passed it on. */
    public static final Field<String> REFR_DOMAIN_USERID = Field.text("refr_domain_userid");

    /** When the visitor left the site before, by the device's clock. */
    public static final Field<Instant> REFR_DVCE_TSTAMP = Field.instant("refr_dvce_tstamp");

    /** Entities that enrichments attached. */
    public static final Field<List<Entity>> DERIVED_CONTEXTS = Field.entities("derived_contexts");

    /** The visit's id. */
    public static final Field<String> DOMAIN_SESSIONID = Field.text("domain_sessionid");

    /** When the event happened, the device's clock corrected: the one to use for analysis. */
    public static final Field<Instant> DERIVED_TSTAMP = Field.instant("derived_tstamp");

    /** Vendor of the event's schema. */
    public static final Field<String> EVENT_VENDOR = Field.text("event_vendor");

    /** Name of the event's schema, such as page_view or link_click. */
    public static final Field<String> EVENT_NAME = Field.text("event_name");

    /** Format of the event's schema, jsonschema. */
    public static final Field<String> EVENT_FORMAT = Field.text("event_format");

    /** Version of the event's schema, such as 1-0-0. */
    public static final Field<String> EVENT_VERSION = Field.text("event_version");

    /** A hash of what the tracker sent; equal where an event was sent twice. */
    public static final Field<String> EVENT_FINGERPRINT = Field.text("event_fingerprint");

    /** When the event happened, where the application says so itself. */
    public static final Field<Instant> TRUE_TSTAMP = Field.instant("true_tstamp");

    private static final List<Field<?>> ALL =
            AtomicField.all().stream().<Field<?>>map(Field::of).toList();

    private static final Map<Field<?>, Integer> MAX_LENGTHS = readMaxLengths();

    private Fields() {}

    /** All columns in their order. */
    public static List<Field<?>> all() {
        return ALL;
    }

    /** The column of that name, such as {@code app_id}. */
    public static Optional<Field<?>> named(String name) {
        return AtomicField.ofColumn(name).map(column -> ALL.get(column.ordinal()));
    }

    /** The published table of sizes: how long a column's text should be, in UTF-16 units. */
    public static Map<Field<?>, Integer> maxLengths() {
        return MAX_LENGTHS;
    }

    private static Map<Field<?>, Integer> readMaxLengths() {
        var lengths = new LinkedHashMap<Field<?>, Integer>();
        ALL.forEach(field -> field.maxLength().ifPresent(max -> lengths.put(field, max)));
        return Collections.unmodifiableMap(lengths);
    }
}
