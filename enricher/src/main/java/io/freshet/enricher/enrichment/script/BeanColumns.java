package io.freshet.enricher.enrichment.script;

import io.freshet.event.atomic.AtomicField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * The columns as a script sees them: each with the kind of value that the reference's field has.
 */
final class BeanColumns {

    /** What {@code room.js} gets. */
    static final ProxyArray ALL =
            ProxyArray.fromList(
                    List.<Object>copyOf(
                            AtomicField.all().stream().map(BeanColumns::column).toList()));

    private BeanColumns() {}

    private static ProxyObject column(AtomicField field) {
        Map<String, Object> column = new HashMap<>();
        column.put("name", field.column());
        column.put("kind", kind(field));
        column.put("index", field.ordinal());
        return ProxyObject.fromMap(column);
    }

    private static String kind(AtomicField field) {
        if (field == AtomicField.TXN_ID) {
            return "text"; // the reference checks the number and keeps the text
        }
        if (field == AtomicField.DERIVED_CONTEXTS) {
            return "ignored"; // what is set there has no effect
        }
        return switch (field.kind()) {
            case INTEGER -> "integer";
            case FLAG -> "flag";
            case FLOAT -> "float";
            case DECIMAL -> "decimal";
            case TEXT, UUID, TIMESTAMP, ENTITIES, SELF_DESCRIBING -> "text";
        };
    }
}
