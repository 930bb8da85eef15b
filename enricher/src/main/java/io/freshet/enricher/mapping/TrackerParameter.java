package io.freshet.enricher.mapping;

import static io.freshet.event.atomic.AtomicField.*;

import io.freshet.event.atomic.AtomicField;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tracker protocol: every parameter that is read, how, and into which field. Read from top to
 * bottom; where two rows fill one field, the lower one wins, so that an event's meaning does not
 * depend on the order in which a tracker sent its parameters. Names and conversions are those of
 * Snowplow's tracker protocol.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state, and lists that are copies
public enum TrackerParameter {
    E("e", FieldParsers::eventType, EVENT),
    EID("eid", FieldParsers::uuid, EVENT_ID),
    IP("ip", FieldParsers::ip, USER_IPADDRESS),
    AID("aid", FieldParsers::text, APP_ID),
    P("p", FieldParsers::platform, PLATFORM),
    TID("tid", FieldParsers::integer, TXN_ID),
    CV("cv", FieldParsers::text, V_COLLECTOR),
    TNA("tna", FieldParsers::text, NAME_TRACKER),
    TV("tv", FieldParsers::text, V_TRACKER),

    UID("uid", FieldParsers::text, USER_ID),
    DUID("duid", FieldParsers::text, DOMAIN_USERID),
    NUID("nuid", FieldParsers::text, NETWORK_USERID),
    FP("fp", FieldParsers::text, USER_FINGERPRINT),
    VID("vid", FieldParsers::integer, DOMAIN_SESSIONIDX),
    SID("sid", FieldParsers::uuid, DOMAIN_SESSIONID),

    DTM("dtm", FieldParsers::timestamp, DVCE_CREATED_TSTAMP),
    STM("stm", FieldParsers::timestamp, DVCE_SENT_TSTAMP),
    TTM("ttm", FieldParsers::timestamp, TRUE_TSTAMP),

    UA("ua", FieldParsers::text, USERAGENT),
    LANG("lang", FieldParsers::text, BR_LANG),
    CD("cd", FieldParsers::text, BR_COLORDEPTH),
    TZ("tz", FieldParsers::text, OS_TIMEZONE),
    COOKIE("cookie", FieldParsers::flag, BR_COOKIES),
    F_PDF("f_pdf", FieldParsers::flag, BR_FEATURES_PDF),
    F_FLA("f_fla", FieldParsers::flag, BR_FEATURES_FLASH),
    F_JAVA("f_java", FieldParsers::flag, BR_FEATURES_JAVA),
    F_DIR("f_dir", FieldParsers::flag, BR_FEATURES_DIRECTOR),
    F_QT("f_qt", FieldParsers::flag, BR_FEATURES_QUICKTIME),
    F_REALP("f_realp", FieldParsers::flag, BR_FEATURES_REALPLAYER),
    F_WMA("f_wma", FieldParsers::flag, BR_FEATURES_WINDOWSMEDIA),
    F_GEARS("f_gears", FieldParsers::flag, BR_FEATURES_GEARS),
    F_AG("f_ag", FieldParsers::flag, BR_FEATURES_SILVERLIGHT),
    RES("res", FieldParsers::dimensions, DVCE_SCREENWIDTH, DVCE_SCREENHEIGHT),
    VP("vp", FieldParsers::dimensions, BR_VIEWWIDTH, BR_VIEWHEIGHT),
    DS("ds", FieldParsers::dimensions, DOC_WIDTH, DOC_HEIGHT),
    CS("cs", FieldParsers::text, DOC_CHARSET),

    URL("url", FieldParsers::text, PAGE_URL),
    REFR("refr", FieldParsers::text, PAGE_REFERRER),
    PAGE("page", FieldParsers::text, PAGE_TITLE),
    PP_MIX("pp_mix", FieldParsers::integer, PP_XOFFSET_MIN),
    PP_MAX("pp_max", FieldParsers::integer, PP_XOFFSET_MAX),
    PP_MIY("pp_miy", FieldParsers::integer, PP_YOFFSET_MIN),
    PP_MAY("pp_may", FieldParsers::integer, PP_YOFFSET_MAX),

    // Snowplow: structured events were once called by the letters ev_.
    EV_CA("ev_ca", FieldParsers::text, SE_CATEGORY),
    EV_AC("ev_ac", FieldParsers::text, SE_ACTION),
    EV_LA("ev_la", FieldParsers::text, SE_LABEL),
    EV_PR("ev_pr", FieldParsers::text, SE_PROPERTY),
    EV_VA("ev_va", FieldParsers::decimal, SE_VALUE),
    SE_CA("se_ca", FieldParsers::text, SE_CATEGORY),
    SE_AC("se_ac", FieldParsers::text, SE_ACTION),
    SE_LA("se_la", FieldParsers::text, SE_LABEL),
    SE_PR("se_pr", FieldParsers::text, SE_PROPERTY),
    SE_VA("se_va", FieldParsers::decimal, SE_VALUE),

    TR_ID("tr_id", FieldParsers::text, TR_ORDERID),
    TR_AF("tr_af", FieldParsers::text, TR_AFFILIATION),
    TR_TT("tr_tt", FieldParsers::decimal, TR_TOTAL),
    TR_TX("tr_tx", FieldParsers::decimal, TR_TAX),
    TR_SH("tr_sh", FieldParsers::decimal, TR_SHIPPING),
    TR_CI("tr_ci", FieldParsers::text, TR_CITY),
    TR_ST("tr_st", FieldParsers::text, TR_STATE),
    TR_CO("tr_co", FieldParsers::text, TR_COUNTRY),
    TR_CU("tr_cu", FieldParsers::text, TR_CURRENCY),

    TI_ID("ti_id", FieldParsers::text, TI_ORDERID),
    TI_SK("ti_sk", FieldParsers::text, TI_SKU),
    // Snowplow: ti_na and ti_nm both mean ti_name.
    TI_NA("ti_na", FieldParsers::text, TI_NAME),
    TI_NM("ti_nm", FieldParsers::text, TI_NAME),
    TI_CA("ti_ca", FieldParsers::text, TI_CATEGORY),
    TI_PR("ti_pr", FieldParsers::decimal, TI_PRICE),
    TI_QU("ti_qu", FieldParsers::integer, TI_QUANTITY),
    TI_CU("ti_cu", FieldParsers::text, TI_CURRENCY),

    CO("co", FieldParsers::json, CONTEXTS),
    CX("cx", FieldParsers::base64Json, CONTEXTS),
    UE_PR("ue_pr", FieldParsers::json, UNSTRUCT_EVENT),
    UE_PX("ue_px", FieldParsers::base64Json, UNSTRUCT_EVENT),

    /** Overrides {@link #NUID}, also with nothing: an empty one clears the field. */
    TNUID("tnuid", FieldParsers::text, NETWORK_USERID);

    private static final List<TrackerParameter> ALL = List.of(values());

    private static final Map<String, TrackerParameter> BY_NAME =
            ALL.stream().collect(Collectors.toMap(TrackerParameter::wireName, row -> row));

    private final String wireName;
    private final Function<String, Parsed> parser;
    private final List<AtomicField> fields;

    TrackerParameter(String wireName, Function<String, Parsed> parser, AtomicField... fields) {
        this.wireName = wireName;
        this.parser = parser;
        this.fields = List.of(fields);
    }

    /** All rows in the order in which they are read. */
    public static List<TrackerParameter> all() {
        return ALL;
    }

    /**
     * What an event has of them.
     *
     * @return the values by {@link #ordinal()}, null for what was not sent
     */
    static @Nullable String[] valuesIn(Map<String, @Nullable String> sent) {
        var values = new @Nullable String[ALL.size()];
        sent.forEach(
                (name, value) -> {
                    var parameter = BY_NAME.get(name);
                    if (parameter != null) {
                        values[parameter.ordinal()] = value;
                    }
                });
        return values;
    }

    /** The parameter's name in the tracker protocol. */
    public String wireName() {
        return wireName;
    }

    /** What the parameter fills: one field, or two for a width and a height. */
    public List<AtomicField> fields() {
        return fields;
    }

    /** Reads a value. */
    Parsed parse(String value) {
        return parser.apply(value);
    }
}
