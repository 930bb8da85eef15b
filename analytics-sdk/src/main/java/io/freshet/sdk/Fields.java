package io.freshet.sdk;

import io.freshet.event.atomic.AtomicField;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The 131 columns of an event, in their order, each with the type that it is read as. */
public final class Fields extends FirstFields {

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
