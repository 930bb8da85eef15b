package io.freshet.loader.pg.copy;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.partition.PartitionSettings;
import io.freshet.loader.pg.partition.PartitionSettings.Every;
import io.freshet.loader.pg.row.EntityStyle;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every column that the dbt models of web events select, and their joins, in every layout with
 * tables: the schemas that we ship, one event with one of each.
 */
class ModelColumnsIT {

    private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";
    private static final String WEB_PAGE = SNOWPLOW + "web_page/jsonschema/1-0-0";
    private static final String UA_PARSER = SNOWPLOW + "ua_parser_context/jsonschema/1-0-0";
    private static final String CONSENT = SNOWPLOW + "consent_preferences/jsonschema/1-0-0";
    private static final String CMP_VISIBLE = SNOWPLOW + "cmp_visible/jsonschema/1-0-0";
    private static final String IAB = "iglu:com.iab.snowplow/spiders_and_robots/jsonschema/1-0-0";
    private static final String YAUAA = "iglu:nl.basjes/yauaa_context/jsonschema/1-0-";

    /** Table to the columns that models select from it. */
    private static final Map<String, String> ENTITIES =
            Map.of(
                    "com_snowplowanalytics_snowplow_web_page_1",
                    "id",
                    "com_snowplowanalytics_snowplow_ua_parser_context_1",
                    "useragent_family, useragent_major, useragent_minor, useragent_patch,"
                            + " useragent_version, os_family, os_major, os_minor, os_patch,"
                            + " os_patch_minor, os_version, device_family",
                    "nl_basjes_yauaa_context_1",
                    "device_class, agent_class, agent_name, agent_name_version,"
                            + " agent_name_version_major, agent_version, agent_version_major,"
                            + " device_brand, device_name, device_version, layout_engine_class,"
                            + " layout_engine_name, layout_engine_name_version,"
                            + " layout_engine_name_version_major, layout_engine_version,"
                            + " layout_engine_version_major, operating_system_class,"
                            + " operating_system_name, operating_system_name_version,"
                            + " operating_system_version",
                    "com_iab_snowplow_spiders_and_robots_1",
                    "category, primary_impact, reason, spider_or_robot",
                    "com_snowplowanalytics_snowplow_consent_preferences_1",
                    "event_type, basis_for_processing, consent_url, consent_version,"
                            + " consent_scopes, domains_applied, gdpr_applies",
                    "com_snowplowanalytics_snowplow_cmp_visible_1",
                    "elapsed_time");

    static List<LayoutSettings> layouts() {
        var shredded = LayoutSettings.DEFAULT;
        return List.of(
                shredded,
                shredded.with(EntityStyle.BOTH),
                shredded.with(PartitionSettings.of(Every.MONTH)),
                shredded.with(EntityStyle.BOTH).with(PartitionSettings.of(Every.DAY)));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void allThatModelsSelectIsThere(LayoutSettings layout) throws Exception {
        try (var db = new LoadingDatabase(IgluClients.inMemory(schemas()), layout)) {
            db.load(
                    event(id(1))
                            .with("domain_sessionid", "\"s\"")
                            .entity(WEB_PAGE, "{\"id\":\"p\"}")
                            .entity(
                                    UA_PARSER,
                                    """
                                    {"useragentFamily":"f","useragentMajor":"1","useragentMinor":null,
                                     "osFamily":"o","deviceFamily":"d"}""")
                            .entity(
                                    YAUAA + "5",
                                    "{\"deviceClass\":\"Desktop\",\"agentName\":\"n\"}")
                            .entity(
                                    IAB,
                                    """
                                    {"spiderOrRobot":false,"category":"BROWSER","reason":"PASSED_ALL",
                                     "primaryImpact":"NONE"}""")
                            .entity(CMP_VISIBLE, "{\"elapsedTime\":1.5}")
                            .own(
                                    CONSENT,
                                    """
                                    {"eventType":"allow_all","basisForProcessing":"consent",
                                     "consentUrl":"https://a","consentVersion":"1",
                                     "consentScopes":["a"],"domainsApplied":["b"],
                                     "gdprApplies":true}""")
                            .at(0));

            assertThat(db.bad).isEmpty();
            assertThat(columns(db, "events"))
                    .startsWith(EventsColumns.definitions().toArray(String[]::new));
            assertThat(db.query("SELECT " + EventsColumns.names() + " FROM atomic.events"))
                    .hasSize(1);
            for (var table : ENTITIES.entrySet()) {
                assertThat(
                                db.query(
                                        "SELECT "
                                                + table.getValue()
                                                + " FROM (SELECT t.* FROM atomic.events e JOIN"
                                                + " atomic."
                                                + table.getKey()
                                                + " t ON e.event_id = t.root_id AND"
                                                + " e.collector_tstamp = t.root_tstamp) joined"))
                        .as(table.getKey())
                        .hasSize(1);
                assertThat(columns(db, table.getKey()))
                        .startsWith(
                                "schema_vendor character varying(128)",
                                "schema_name character varying(128)",
                                "schema_format character varying(128)",
                                "schema_version character varying(128)",
                                "root_id uuid",
                                "root_tstamp timestamp without time zone");
            }
        }
    }

    private static List<String> columns(LoadingDatabase db, String table) {
        return db.query(
                """
                SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                       || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
                       || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
                  FROM pg_attribute a LEFT JOIN pg_attrdef d
                    ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                 WHERE a.attrelid = 'atomic.%s'::regclass AND a.attnum > 0 AND NOT a.attisdropped
                 ORDER BY a.attnum"""
                        .formatted(table));
    }

    /** As they are shipped. */
    private static Map<SchemaKey, JsonNode> schemas() {
        var schemas = new HashMap<SchemaKey, JsonNode>();
        var yauaa = Stream.of(0, 1, 2, 3, 4, 5).map(addition -> YAUAA + addition);
        Stream.concat(Stream.of(WEB_PAGE, UA_PARSER, CONSENT, CMP_VISIBLE, IAB), yauaa)
                .forEach(uri -> schemas.put(SchemaKey.of(uri), schema(uri)));
        return schemas;
    }

    private static JsonNode schema(String uri) {
        var file = "iglu-schemas/schemas/" + uri.substring("iglu:".length());
        try {
            return TestEvents.json(Files.readString(TestData.root().resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
