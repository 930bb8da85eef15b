package io.freshet.iglu.validation.fit;

import io.freshet.event.json.NumberText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What one schema asks, by the type of the data. Kinds of nodes that the JSON parser does not make
 * are never certain.
 *
 * @param types bits of {@link TypeSet}
 */
record ValueFit(
        int types,
        EnumRule values,
        TextRule text,
        NumberRule number,
        ObjectRule object,
        ArrayRule array)
        implements Fit {

    @Override
    public boolean isCertain(JsonNode data) {
        if (data instanceof StringNode string) {
            return allows(TypeSet.STRING)
                    && values.allows(string.stringValue())
                    && text.fits(string.stringValue());
        }
        if (data instanceof ObjectNode members) {
            return allows(TypeSet.OBJECT) && values.isOpen() && object.fits(members);
        }
        if (data instanceof ArrayNode items) {
            return allows(TypeSet.ARRAY) && values.isOpen() && array.fits(items);
        }
        if (data instanceof IntNode || data instanceof LongNode) {
            return allows(TypeSet.INTEGER) && values.isOpen() && number.fits(data.longValue());
        }
        if (data instanceof NumberText written) {
            return allows(written.isIntegralNumber() ? TypeSet.INTEGER : TypeSet.FRACTION)
                    && values.isOpen()
                    && number.fits(written.text());
        }
        if (data instanceof NullNode) {
            return allows(TypeSet.NULL) && values.allowsNull();
        }
        return data instanceof BooleanNode && allows(TypeSet.BOOLEAN) && values.isOpen();
    }

    private boolean allows(int type) {
        return (types & type) != 0;
    }
}
