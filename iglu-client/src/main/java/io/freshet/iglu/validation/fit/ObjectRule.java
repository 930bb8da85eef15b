package io.freshet.iglu.validation.fit;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code properties}, {@code required}, {@code patternProperties}, {@code additionalProperties},
 * {@code minProperties} and {@code maxProperties}.
 *
 * @param members what is known by name
 * @param required how many of the members must be there
 * @param patterns what is known by a pattern
 * @param others for all else
 */
record ObjectRule(
        int minProperties,
        int maxProperties,
        Map<String, Member> members,
        int required,
        List<PatternMember> patterns,
        Fit others) {

    /**
     * One name.
     *
     * @param isNamed whether it stands under {@code properties}, not just under {@code required}
     */
    record Member(Fit fit, boolean isNamed, boolean isRequired) {}

    /** One pattern of names. */
    record PatternMember(PatternRule pattern, Fit fit) {}

    boolean fits(ObjectNode object) {
        var size = object.size();
        if (size < minProperties || size > maxProperties || size < required) {
            return false;
        }
        var missing = required;
        for (var entry : object.properties()) {
            var member = members.get(entry.getKey());
            if (member == null) {
                if (!isOtherCertain(entry.getKey(), entry.getValue(), false)) {
                    return false;
                }
                continue;
            }
            missing -= member.isRequired() ? 1 : 0;
            if (!member.fit().isCertain(entry.getValue())
                    || ((!member.isNamed() || !patterns.isEmpty())
                            && !isOtherCertain(
                                    entry.getKey(), entry.getValue(), member.isNamed()))) {
                return false;
            }
        }
        return missing == 0;
    }

    /** What patterns and the rule for all other names say. */
    private boolean isOtherCertain(String name, JsonNode value, boolean isNamed) {
        var isKnown = isNamed;
        for (var one : patterns) {
            switch (one.pattern().lookedForIn(name)) {
                case UNSURE -> {
                    return false;
                }
                case FOUND -> {
                    isKnown = true;
                    if (!one.fit().isCertain(value)) {
                        return false;
                    }
                }
                case MISSING -> {}
            }
        }
        // names that begin so are always allowed
        return isKnown || name.startsWith("#") || others.isCertain(value);
    }
}
