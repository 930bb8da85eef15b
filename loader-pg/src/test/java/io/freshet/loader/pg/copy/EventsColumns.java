package io.freshet.loader.pg.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns that {@code atomic.events} has by contract: the reference's with the lengths that the
 * enricher allows ({@code user_fingerprint}, {@code ip_organization}, {@code ip_domain}, {@code
 * se_label}, {@code os_timezone}), then {@code load_tstamp}.
 */
final class EventsColumns {

    private static final String CONTRACT =
            """
            app_id varchar(255); platform varchar(255); etl_tstamp timestamp;
            collector_tstamp timestamp NOT NULL; dvce_created_tstamp timestamp;
            event varchar(128); event_id uuid NOT NULL; txn_id integer;
            name_tracker varchar(128); v_tracker varchar(100);
            v_collector varchar(100) NOT NULL; v_etl varchar(100) NOT NULL;
            user_id varchar(255); user_ipaddress varchar(128); user_fingerprint varchar(128);
            domain_userid varchar(128); domain_sessionidx integer; network_userid varchar(128);
            geo_country char(2); geo_region char(3); geo_city varchar(75);
            geo_zipcode varchar(15); geo_latitude double precision;
            geo_longitude double precision; geo_region_name varchar(100); ip_isp varchar(100);
            ip_organization varchar(128); ip_domain varchar(128); ip_netspeed varchar(100);
            page_url varchar(4096); page_title varchar(2000); page_referrer varchar(4096);
            page_urlscheme varchar(16); page_urlhost varchar(255); page_urlport integer;
            page_urlpath varchar(3000); page_urlquery varchar(6000);
            page_urlfragment varchar(3000); refr_urlscheme varchar(16);
            refr_urlhost varchar(255); refr_urlport integer; refr_urlpath varchar(6000);
            refr_urlquery varchar(6000); refr_urlfragment varchar(3000);
            refr_medium varchar(25); refr_source varchar(50); refr_term varchar(255);
            mkt_medium varchar(255); mkt_source varchar(255); mkt_term varchar(255);
            mkt_content varchar(500); mkt_campaign varchar(255); se_category varchar(1000);
            se_action varchar(1000); se_label varchar(4096); se_property varchar(1000);
            se_value double precision; tr_orderid varchar(255); tr_affiliation varchar(255);
            tr_total double precision; tr_tax double precision; tr_shipping double precision;
            tr_city varchar(255); tr_state varchar(255); tr_country varchar(255);
            ti_orderid varchar(255); ti_sku varchar(255); ti_name varchar(255);
            ti_category varchar(255); ti_price double precision; ti_quantity integer;
            pp_xoffset_min integer; pp_xoffset_max integer; pp_yoffset_min integer;
            pp_yoffset_max integer; useragent varchar(1000); br_name varchar(50);
            br_family varchar(50); br_version varchar(50); br_type varchar(50);
            br_renderengine varchar(50); br_lang varchar(255); br_features_pdf boolean;
            br_features_flash boolean; br_features_java boolean; br_features_director boolean;
            br_features_quicktime boolean; br_features_realplayer boolean;
            br_features_windowsmedia boolean; br_features_gears boolean;
            br_features_silverlight boolean; br_cookies boolean; br_colordepth varchar(12);
            br_viewwidth integer; br_viewheight integer; os_name varchar(50);
            os_family varchar(50); os_manufacturer varchar(50); os_timezone varchar(255);
            dvce_type varchar(50); dvce_ismobile boolean; dvce_screenwidth integer;
            dvce_screenheight integer; doc_charset varchar(128); doc_width integer;
            doc_height integer; tr_currency char(3); tr_total_base double precision;
            tr_tax_base double precision; tr_shipping_base double precision;
            ti_currency char(3); ti_price_base double precision; base_currency char(3);
            geo_timezone varchar(64); mkt_clickid varchar(128); mkt_network varchar(64);
            etl_tags varchar(500); dvce_sent_tstamp timestamp; refr_domain_userid varchar(128);
            refr_dvce_tstamp timestamp; domain_sessionid varchar(128);
            derived_tstamp timestamp; event_vendor varchar(1000); event_name varchar(1000);
            event_format varchar(128); event_version varchar(128);
            event_fingerprint varchar(128); true_tstamp timestamp
            """;

    private EventsColumns() {}

    /** In order, as Postgres prints types: {@code app_id character varying(255)}. */
    static List<String> definitions() {
        var definitions =
                new ArrayList<>(
                        Arrays.stream(CONTRACT.split(";"))
                                .map(String::strip)
                                .map(column -> column.replace(" varchar", " character varying"))
                                .map(column -> column.replace(" char(", " character("))
                                .map(
                                        column ->
                                                column.replace(
                                                        " timestamp",
                                                        " timestamp without time zone"))
                                .toList());
        definitions.add("load_tstamp timestamp without time zone DEFAULT now()");
        return definitions;
    }

    /** The names, separated by commas. */
    static String names() {
        return String.join(
                ", ", definitions().stream().map(d -> d.substring(0, d.indexOf(' '))).toList());
    }
}
