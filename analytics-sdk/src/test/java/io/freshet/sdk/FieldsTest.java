package io.freshet.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All 131 columns can be read, each with its type, by name and by group. */
class FieldsTest {

    private static final Event FULL = SampleLine.event(fullCells());

    @Test
    void thereIsAConstantForEachColumn() {
        var constants =
                Arrays.stream(Fields.class.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .toList();

        assertThat(constants).hasSize(131);
        assertThat(constants)
                .allSatisfy(
                        constant ->
                                assertThat(((Field<?>) constant.get(null)).name())
                                        .isEqualToIgnoringCase(constant.getName()));
        assertThat(constants.stream().map(constant -> constant.getName().toLowerCase()))
                .containsExactlyInAnyOrderElementsOf(
                        Fields.all().stream().map(Field::name).toList());
    }

    @Test
    void columnsAreReadAsTheirTypes() {
        var event =
                SampleLine.event(
                        Map.of(
                                Fields.GEO_LATITUDE, "52.3874",
                                Fields.BR_COOKIES, "1",
                                Fields.DVCE_ISMOBILE, "0",
                                Fields.PAGE_URLPORT, "+443",
                                Fields.SE_VALUE, "1e3",
                                Fields.TRUE_TSTAMP, "2026-11-21 09:10:11.123456"));

        assertThat(event.get(Fields.GEO_LATITUDE)).contains(52.3874);
        assertThat(event.get(Fields.BR_COOKIES)).contains(true);
        assertThat(event.get(Fields.DVCE_ISMOBILE)).contains(false);
        assertThat(event.get(Fields.PAGE_URLPORT)).contains(443);
        assertThat(event.get(Fields.SE_VALUE)).contains(1000.0);
        assertThat(event.get(Fields.TRUE_TSTAMP))
                .contains(Instant.parse("2026-11-21T09:10:11.123456Z"));
        assertThat(event.get(Fields.EVENT_ID)).contains(UUID.fromString(SampleLine.ID));
        assertThat(event.get(Fields.APP_ID)).isEmpty();
        assertThat(event.get(Fields.CONTEXTS)).isEmpty();
        assertThat(event.get(Fields.UNSTRUCT_EVENT)).isEmpty();
    }

    @Test
    void everyColumnIsInOneGroup() throws ReflectiveOperationException {
        var found = new ArrayList<Object>();
        for (var group : Event.class.getMethods()) {
            if (isGroup(group)) {
                var view = group.invoke(FULL);
                for (var getter : group.getReturnType().getDeclaredMethods()) {
                    if (Modifier.isPublic(getter.getModifiers())) {
                        found.add(plain(getter.invoke(view)));
                    }
                }
            }
        }
        found.addAll(
                List.of(
                        FULL.contexts(),
                        FULL.derivedContexts(),
                        FULL.selfDescribingEvent().orElseThrow()));

        var all = Fields.all().stream().map(field -> plain(FULL.get(field))).toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(all).hasSize(131);
    }

    @Test
    void groupsReadWhatTheirNamesSay() {
        assertThat(FULL.page().url()).contains("page_url");
        assertThat(FULL.geo().latitude()).isEqualTo(FULL.get(Fields.GEO_LATITUDE));
        assertThat(FULL.marketing().clickId()).contains("mkt_clickid");
        assertThat(FULL.times().collector()).isEqualTo(Instant.parse(SampleLine.COLLECTED));
        assertThat(FULL.pipeline().enricherVersion()).isEqualTo("v_etl");
        assertThat(FULL.identity().id()).isEqualTo(FULL.id());
    }

    @Test
    void namesLeadToFields() {
        assertThat(Fields.named("geo_latitude")).contains(Fields.GEO_LATITUDE);
        assertThat(Fields.named("nonsense")).isEmpty();
        assertThat(Fields.GEO_LATITUDE).hasToString("geo_latitude");
        assertThat(Fields.APP_ID.position()).isZero();
        assertThat(Fields.TRUE_TSTAMP.position()).isEqualTo(130);
    }

    @Test
    void sizesArePublished() {
        assertThat(Fields.maxLengths())
                .hasSize(84)
                .containsEntry(Fields.APP_ID, 255)
                .containsEntry(Fields.PAGE_URLQUERY, 6000)
                .containsEntry(Fields.EVENT_ID, 36)
                .containsEntry(Fields.EVENT_FINGERPRINT, 128)
                .doesNotContainKey(Fields.CONTEXTS);
        assertThat(Fields.all().stream().filter(Field::isRequired))
                .containsExactly(
                        Fields.COLLECTOR_TSTAMP, Fields.EVENT_ID, Fields.V_COLLECTOR, Fields.V_ETL);
    }

    private static boolean isGroup(Method method) {
        var type = method.getReturnType();
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && type.getPackage() == Event.class.getPackage()
                && type != Event.class;
    }

    private static Object plain(Object value) {
        return value instanceof Optional<?> optional ? optional.orElseThrow() : value;
    }

    /** A different value in every column; flags have but two. */
    private static Map<Field<?>, String> fullCells() {
        var cells = new HashMap<Field<?>, String>();
        for (var field : Fields.all()) {
            var number = Integer.toString(1000 + field.position());
            switch (field.column().kind()) {
                case TEXT -> cells.put(field, field.name());
                case INTEGER -> cells.put(field, number);
                case DECIMAL, FLOAT -> cells.put(field, number + ".5");
                case FLAG -> cells.put(field, field.position() % 2 == 0 ? "1" : "0");
                case TIMESTAMP -> {
                    if (!field.isRequired()) {
                        cells.put(field, number + "-11-21 09:10:11");
                    }
                }
                case ENTITIES -> cells.put(field, SampleLine.contexts(entity(field)));
                case SELF_DESCRIBING -> cells.put(field, SampleLine.own(entity(field)));
                case UUID -> cells.put(field, SampleLine.ID);
            }
        }
        return cells;
    }

    private static String entity(Field<?> field) {
        return SampleLine.entity("com.acme/" + field.name() + "/jsonschema/1-0-0", "{}");
    }
}
