package io.freshet.iglu.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.keyword.RefValidator;
import com.networknt.schema.path.NodePath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code $ref}. Snowplow: a http reference to another document accepts everything, and keywords
 * beside {@code $ref} count.
 */
final class ReferenceCheck extends Check {

    private final @Nullable RefValidator target;
    private final @Nullable Schema siblings;
    private final String reference;

    ReferenceCheck(OwnKeyword.Place place) {
        super(place);
        reference = place.node().asString("");
        var isLocal = reference.startsWith("#");
        target =
                isLocal
                        ? new RefValidator(
                                place.location(), place.node(), place.parent(), place.context())
                        : null;
        siblings = siblings(place);
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        if (target != null) {
            resolved(target).validate(evaluation, node, root, at);
        } else if (!reference.startsWith("http://") && !reference.startsWith("https://")) {
            throw unresolved();
        }
        if (siblings != null) {
            siblings.validate(evaluation, node, root, at);
        }
    }

    /** The schema that is referred to, looked for when first needed. */
    private Schema resolved(RefValidator local) {
        Schema found;
        try {
            found = local.getSchemaRef().getSchema();
        } catch (SchemaException e) {
            throw unresolved();
        }
        if (found == null) {
            throw unresolved();
        }
        return found;
    }

    private SchemaException unresolved() {
        return new SchemaException("Reference " + reference + " cannot be resolved");
    }

    private static @Nullable Schema siblings(OwnKeyword.Place place) {
        var all = place.parent().getSchemaNode();
        if (all.size() < 2) {
            return null;
        }
        var others = ((ObjectNode) all).objectNode();
        for (var member : all.properties()) {
            if (!member.getKey().equals("$ref")) {
                others.set(member.getKey(), member.getValue());
            }
        }
        // not at the parent's own place: "#" inside must not lead here
        return place.context().newSchema(place.location(), others, place.parent());
    }
}
