package io.freshet.event.atomic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one table of the enriched event: its columns in TSV order, so that {@link #ordinal()} is the
 * position in the line, counted from 0. TSV, JSON, table definitions and length checks are all
 * derived from it. Names, order and lengths are the reference's (its canonical event model).
 */
public enum AtomicField {
    APP_ID(Kind.TEXT, 255),
    PLATFORM(Kind.TEXT, 255),
    ETL_TSTAMP(Kind.TIMESTAMP),
    COLLECTOR_TSTAMP(Kind.TIMESTAMP, Presence.REQUIRED),
    DVCE_CREATED_TSTAMP(Kind.TIMESTAMP),
    EVENT(Kind.TEXT, 128),
    EVENT_ID(Kind.UUID, 36, Presence.REQUIRED),
    TXN_ID(Kind.INTEGER),
    NAME_TRACKER(Kind.TEXT, 128),
    V_TRACKER(Kind.TEXT, 100),
    V_COLLECTOR(Kind.TEXT, 100, Presence.REQUIRED),
    V_ETL(Kind.TEXT, 100, Presence.REQUIRED),
    USER_ID(Kind.TEXT, 255),
    USER_IPADDRESS(Kind.TEXT, 128),
    USER_FINGERPRINT(Kind.TEXT, 128),
    DOMAIN_USERID(Kind.TEXT, 128),
    DOMAIN_SESSIONIDX(Kind.INTEGER),
    NETWORK_USERID(Kind.TEXT, 128),
    GEO_COUNTRY(Kind.TEXT, 2),
    GEO_REGION(Kind.TEXT, 3),
    GEO_CITY(Kind.TEXT, 75),
    GEO_ZIPCODE(Kind.TEXT, 15),
    GEO_LATITUDE(Kind.FLOAT),
    GEO_LONGITUDE(Kind.FLOAT),
    GEO_REGION_NAME(Kind.TEXT, 100),
    IP_ISP(Kind.TEXT, 100),
    IP_ORGANIZATION(Kind.TEXT, 128),
    IP_DOMAIN(Kind.TEXT, 128),
    IP_NETSPEED(Kind.TEXT, 100),
    PAGE_URL(Kind.TEXT, 4096),
    PAGE_TITLE(Kind.TEXT, 2000),
    PAGE_REFERRER(Kind.TEXT, 4096),
    PAGE_URLSCHEME(Kind.TEXT, 16),
    PAGE_URLHOST(Kind.TEXT, 255),
    PAGE_URLPORT(Kind.INTEGER),
    PAGE_URLPATH(Kind.TEXT, 3000),
    PAGE_URLQUERY(Kind.TEXT, 6000),
    PAGE_URLFRAGMENT(Kind.TEXT, 3000),
    REFR_URLSCHEME(Kind.TEXT, 16),
    REFR_URLHOST(Kind.TEXT, 255),
    REFR_URLPORT(Kind.INTEGER),
    REFR_URLPATH(Kind.TEXT, 6000),
    REFR_URLQUERY(Kind.TEXT, 6000),
    REFR_URLFRAGMENT(Kind.TEXT, 3000),
    REFR_MEDIUM(Kind.TEXT, 25),
    REFR_SOURCE(Kind.TEXT, 50),
    REFR_TERM(Kind.TEXT, 255),
    MKT_MEDIUM(Kind.TEXT, 255),
    MKT_SOURCE(Kind.TEXT, 255),
    MKT_TERM(Kind.TEXT, 255),
    MKT_CONTENT(Kind.TEXT, 500),
    MKT_CAMPAIGN(Kind.TEXT, 255),
    CONTEXTS(Kind.ENTITIES),
    SE_CATEGORY(Kind.TEXT, 1000),
    SE_ACTION(Kind.TEXT, 1000),
    SE_LABEL(Kind.TEXT, 4096),
    SE_PROPERTY(Kind.TEXT, 1000),
    SE_VALUE(Kind.DECIMAL),
    UNSTRUCT_EVENT(Kind.SELF_DESCRIBING),
    TR_ORDERID(Kind.TEXT, 255),
    TR_AFFILIATION(Kind.TEXT, 255),
    TR_TOTAL(Kind.DECIMAL),
    TR_TAX(Kind.DECIMAL),
    TR_SHIPPING(Kind.DECIMAL),
    TR_CITY(Kind.TEXT, 255),
    TR_STATE(Kind.TEXT, 255),
    TR_COUNTRY(Kind.TEXT, 255),
    TI_ORDERID(Kind.TEXT, 255),
    TI_SKU(Kind.TEXT, 255),
    TI_NAME(Kind.TEXT, 255),
    TI_CATEGORY(Kind.TEXT, 255),
    TI_PRICE(Kind.DECIMAL),
    TI_QUANTITY(Kind.INTEGER),
    PP_XOFFSET_MIN(Kind.INTEGER),
    PP_XOFFSET_MAX(Kind.INTEGER),
    PP_YOFFSET_MIN(Kind.INTEGER),
    PP_YOFFSET_MAX(Kind.INTEGER),
    USERAGENT(Kind.TEXT, 1000),
    BR_NAME(Kind.TEXT, 50),
    BR_FAMILY(Kind.TEXT, 50),
    BR_VERSION(Kind.TEXT, 50),
    BR_TYPE(Kind.TEXT, 50),
    BR_RENDERENGINE(Kind.TEXT, 50),
    BR_LANG(Kind.TEXT, 255),
    BR_FEATURES_PDF(Kind.FLAG),
    BR_FEATURES_FLASH(Kind.FLAG),
    BR_FEATURES_JAVA(Kind.FLAG),
    BR_FEATURES_DIRECTOR(Kind.FLAG),
    BR_FEATURES_QUICKTIME(Kind.FLAG),
    BR_FEATURES_REALPLAYER(Kind.FLAG),
    BR_FEATURES_WINDOWSMEDIA(Kind.FLAG),
    BR_FEATURES_GEARS(Kind.FLAG),
    BR_FEATURES_SILVERLIGHT(Kind.FLAG),
    BR_COOKIES(Kind.FLAG),
    BR_COLORDEPTH(Kind.TEXT, 12),
    BR_VIEWWIDTH(Kind.INTEGER),
    BR_VIEWHEIGHT(Kind.INTEGER),
    OS_NAME(Kind.TEXT, 50),
    OS_FAMILY(Kind.TEXT, 50),
    OS_MANUFACTURER(Kind.TEXT, 50),
    OS_TIMEZONE(Kind.TEXT, 255),
    DVCE_TYPE(Kind.TEXT, 50),
    DVCE_ISMOBILE(Kind.FLAG),
    DVCE_SCREENWIDTH(Kind.INTEGER),
    DVCE_SCREENHEIGHT(Kind.INTEGER),
    DOC_CHARSET(Kind.TEXT, 128),
    DOC_WIDTH(Kind.INTEGER),
    DOC_HEIGHT(Kind.INTEGER),
    TR_CURRENCY(Kind.TEXT, 3),
    TR_TOTAL_BASE(Kind.DECIMAL),
    TR_TAX_BASE(Kind.DECIMAL),
    TR_SHIPPING_BASE(Kind.DECIMAL),
    TI_CURRENCY(Kind.TEXT, 3),
    TI_PRICE_BASE(Kind.DECIMAL),
    BASE_CURRENCY(Kind.TEXT, 3),
    GEO_TIMEZONE(Kind.TEXT, 64),
    MKT_CLICKID(Kind.TEXT, 128),
    MKT_NETWORK(Kind.TEXT, 64),
    ETL_TAGS(Kind.TEXT, 500),
    DVCE_SENT_TSTAMP(Kind.TIMESTAMP),
    REFR_DOMAIN_USERID(Kind.TEXT, 128),
    REFR_DVCE_TSTAMP(Kind.TIMESTAMP),
    DERIVED_CONTEXTS(Kind.ENTITIES),
    DOMAIN_SESSIONID(Kind.TEXT, 128),
    DERIVED_TSTAMP(Kind.TIMESTAMP),
    EVENT_VENDOR(Kind.TEXT, 1000),
    EVENT_NAME(Kind.TEXT, 1000),
    EVENT_FORMAT(Kind.TEXT, 128),
    EVENT_VERSION(Kind.TEXT, 128),
    EVENT_FINGERPRINT(Kind.TEXT, 128),
    TRUE_TSTAMP(Kind.TIMESTAMP);

    private static final List<AtomicField> ALL = List.of(values());

    /** How many columns an enriched event has. */
    public static final int COUNT = ALL.size();

    private static final Map<String, AtomicField> BY_COLUMN =
            Stream.of(values()).collect(Collectors.toMap(AtomicField::column, Function.identity()));

    /** How a column's text is read: by the JSON writer, the loader and the bad rows alike. */
    public enum Kind {
        /** Any text without tabs and line breaks. */
        TEXT,
        /** A UUID, lower case. */
        UUID,
        /** A whole number of 32 bits. */
        INTEGER,
        /**
         * A number written as text with any number of digits; 64-bit floating point in JSON and
         * SQL.
         */
        DECIMAL,
        /** A 32-bit floating point number; 64-bit floating point in JSON and SQL. */
        FLOAT,
        /** {@code 1} or {@code 0}. */
        FLAG,
        /** {@code yyyy-MM-dd HH:mm:ss.SSS} in UTC. */
        TIMESTAMP,
        /** Self-describing JSON whose data is an array of self-describing data. */
        ENTITIES,
        /** Self-describing JSON whose data is one self-describing data. */
        SELF_DESCRIBING
    }

    private enum Presence {
        OPTIONAL,
        REQUIRED
    }

    private final Kind kind;
    private final int maxLength;
    private final Presence presence;
    private final String column;

    AtomicField(Kind kind) {
        this(kind, 0, Presence.OPTIONAL);
    }

    AtomicField(Kind kind, Presence presence) {
        this(kind, 0, presence);
    }

    AtomicField(Kind kind, int maxLength) {
        this(kind, maxLength, Presence.OPTIONAL);
    }

    AtomicField(Kind kind, int maxLength, Presence presence) {
        this.kind = kind;
        this.maxLength = maxLength;
        this.presence = presence;
        this.column = name().toLowerCase(Locale.ROOT);
    }

    /** How the text is to be read. */
    public Kind kind() {
        return kind;
    }

    /** Longest text allowed, in UTF-16 units; 0 where there is no limit. */
    public int maxLength() {
        return maxLength;
    }

    /** Whether an event without this field cannot be read back from TSV. */
    public boolean isRequired() {
        return presence == Presence.REQUIRED;
    }

    /** The column's name in TSV documentation, JSON and Postgres, e.g. {@code app_id}. */
    public String column() {
        return column;
    }

    /** All fields in TSV order; {@link #values()} without the copy. */
    public static List<AtomicField> all() {
        return ALL;
    }

    /** The field of that column name. */
    public static Optional<AtomicField> ofColumn(String column) {
        return Optional.ofNullable(BY_COLUMN.get(column));
    }
}
