package io.freshet.iglu.validation;

import com.networknt.schema.path.NodePath;
import io.freshet.iglu.validation.format.Format;
import io.freshet.iglu.validation.format.Formats;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code format}; names without a rule allow everything. */
final class FormatCheck extends Check {

    private final @Nullable Format format;

    FormatCheck(OwnKeyword.Place place) {
        super(place);
        format = Formats.named(place.node().asString("")).orElse(null);
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        if (format != null && node.isString()) {
            var text = node.stringValue();
            if (!format.fits(text)) {
                misfit(evaluation, format.keyword(), at, format.targets(text));
            }
        }
    }
}
