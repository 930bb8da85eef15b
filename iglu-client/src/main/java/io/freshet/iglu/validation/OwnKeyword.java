package io.freshet.iglu.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A keyword that the library has not, or has otherwise than the reference.
 *
 * @param getValue its name in schemas
 * @param maker makes the check for one place in a schema
 */
record OwnKeyword(String getValue, Function<Place, KeywordValidator> maker) implements Keyword {

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
        return maker.apply(new Place(getValue, location, node, parent, context));
    }

    /**
     * Where a keyword stands.
     *
     * @param keyword its name
     * @param location its place in the schema
     * @param node its value
     * @param parent the schema that it is a member of
     * @param context makes schemas of what stands below it
     */
    record Place(
            String keyword,
            SchemaLocation location,
            JsonNode node,
            Schema parent,
            SchemaContext context) {

        /** The schema that is the keyword's value. */
        Schema schema() {
            return context.newSchema(location, node, parent);
        }

        /** The schema at this index of the keyword's value. */
        Schema schema(int index) {
            return context.newSchema(location.append(index), node.get(index), parent);
        }

        /** The schema under this name of the keyword's value. */
        Schema schema(String name, JsonNode value) {
            return context.newSchema(location.append(name), value, parent);
        }

        /** The value of another keyword beside this one; missing where there is none. */
        JsonNode sibling(String name) {
            return parent.getSchemaNode().path(name);
        }
    }
}
