package io.freshet.cli.doctor.schema;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.doctor.schema.SchemaFacts.SeenSchema;
import java.util.ArrayList;
import java.util.List;

/** Whether the schemas that the last hour's events name can be had. */
final class SchemasCheck implements Check<SchemaFacts> {

    private static final String LAST_HOUR = "last hour";

    @Override
    public String name() {
        return "schemas";
    }

    @Override
    public List<Finding> look(SchemaFacts facts) {
        var unread = facts.unread();
        if (unread != null) {
            return List.of(Finding.skip(LAST_HOUR, unread));
        }
        var findings = new ArrayList<Finding>();
        for (var schema : facts.schemas()) {
            look(schema, facts, findings);
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.pass(
                            LAST_HOUR,
                            facts.schemas().size() + " schemas are named, and all can be had"));
        }
        return findings;
    }

    private static void look(SeenSchema schema, SchemaFacts facts, List<Finding> into) {
        if (!schema.isFound()) {
            into.add(
                    Finding.fail(
                            schema.uri(),
                            "no registry has it"
                                    + (schema.badRows() == 0
                                            ? ", and events name it"
                                            : ": " + rows(schema) + " in the last hour"),
                            "put it into a registry of "
                                    + facts.resolverName()
                                    + "; where it is in one already, see that its address and"
                                    + " \"apikey\" are right there"));
        } else if (schema.badRows() > 0) {
            into.add(
                    Finding.warn(
                            schema.uri(),
                            "can be had now, and was not found for "
                                    + rows(schema)
                                    + " in the last hour",
                            "nothing for events to come; those can be mended from their bad rows"));
        }
    }

    private static String rows(SeenSchema schema) {
        return schema.badRows() == 1 ? "1 bad row" : schema.badRows() + " bad rows";
    }
}
