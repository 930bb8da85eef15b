package io.freshet.iglu.validation.fit;

import io.freshet.iglu.validation.fit.NumberRule.Bound;
import io.freshet.iglu.validation.fit.ObjectRule.Member;
import io.freshet.iglu.validation.fit.ObjectRule.PatternMember;
import io.freshet.iglu.validation.format.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes rules of a schema. A keyword that has a meaning but no rule here makes the schema it stands
 * in {@link Fit#NEVER}; data that does not come by there is not affected.
 */
final class FitCompiler {

    /** What {@link ValueFit} knows. */
    private static final Set<String> DECIDING =
            Set.of(
                    "type",
                    "enum",
                    "minLength",
                    "maxLength",
                    "format",
                    "pattern",
                    "minimum",
                    "maximum",
                    "multipleOf",
                    "properties",
                    "required",
                    "patternProperties",
                    "additionalProperties",
                    "minProperties",
                    "maxProperties",
                    "items",
                    "minItems",
                    "maxItems",
                    "uniqueItems");

    /** These decide, and there are no rules for them. */
    private static final Set<String> UNKNOWN =
            Set.of("oneOf", "not", "dependencies", "nullable", "additionalItems");

    /** The only keys with this sign that are known not to decide. */
    private static final Set<String> HARMLESS = Set.of("$schema", "$supersededBy", "$supersedes");

    private static final Pattern DEFINITION = Pattern.compile("#/definitions/([A-Za-z0-9_-]+)");

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private static final int MOST_RULES = 20_000;
    private static final int MOST_LEVELS = 60;
    private static final int LONGEST_NUMBER = 20;

    private final JsonNode schema;
    private final Set<String> open = new HashSet<>();
    private int rules;
    private int level;

    FitCompiler(JsonNode schema) {
        this.schema = schema;
    }

    Fit root() {
        return fit(schema);
    }

    /** How many keywords were looked at, each as often as it can be asked about one value. */
    int rules() {
        return rules;
    }

    private Fit fit(JsonNode one) {
        rules += 1 + one.size();
        if (!one.isObject() || rules > MOST_RULES || level > MOST_LEVELS) {
            return Fit.NEVER;
        }
        level++;
        try {
            return one.propertyNames().stream().allMatch(this::isKnown) ? all(one) : Fit.NEVER;
        } catch (PatternSyntaxException | ArithmeticException | UnknownRule e) {
            return Fit.NEVER;
        } finally {
            level--;
        }
    }

    private boolean isKnown(String keyword) {
        if (UNKNOWN.contains(keyword)) {
            return false;
        }
        return !keyword.startsWith("$")
                || keyword.equals("$ref")
                || (level == 1 && HARMLESS.contains(keyword));
    }

    /** What the schema itself asks, and what the schemas ask that it combines. */
    private Fit all(JsonNode one) {
        var all = new ArrayList<Fit>();
        if (one.has("$ref")) {
            all.add(referred(one.get("$ref")));
        }
        for (var branch : one.path("allOf")) {
            all.add(fit(branch));
        }
        if (one.has("anyOf")) {
            all.add(any(one.get("anyOf")));
        }
        all.add(own(one));
        if (all.contains(Fit.NEVER)) {
            return Fit.NEVER;
        }
        all.removeIf(Fit.ALWAYS::equals);
        if (all.size() < 2) {
            return all.isEmpty() ? Fit.ALWAYS : all.get(0);
        }
        var fits = List.copyOf(all);
        return data -> {
            for (var i = 0; i < fits.size(); i++) {
                if (!fits.get(i).isCertain(data)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Fit any(JsonNode branches) {
        var fits = new ArrayList<Fit>();
        branches.forEach(branch -> fits.add(fit(branch)));
        // an unusable branch makes the whole schema unusable
        if (fits.contains(Fit.NEVER)) {
            return Fit.NEVER;
        }
        return data -> {
            for (var i = 0; i < fits.size(); i++) {
                if (fits.get(i).isCertain(data)) {
                    return true;
                }
            }
            return false;
        };
    }

    private Fit referred(JsonNode reference) {
        var text = reference.asString("");
        if (text.startsWith("http://") || text.startsWith("https://")) {
            return Fit.ALWAYS;
        }
        var definition = DEFINITION.matcher(text);
        var isNew = open.add(text);
        if (!isNew || !definition.matches()) {
            return Fit.NEVER;
        }
        var fit = fit(schema.path("definitions").path(definition.group(1)));
        open.remove(text);
        return fit;
    }

    private Fit own(JsonNode one) {
        if (Collections.disjoint(one.propertyNames(), DECIDING)) {
            return Fit.ALWAYS;
        }
        var types = TypeSet.of(one.get("type"));
        if (types < 0) {
            return Fit.NEVER;
        }
        return new ValueFit(
                types,
                EnumRule.of(one.get("enum")),
                text(one),
                number(one),
                object(one),
                new ArrayRule(
                        count(one, "minItems", 0),
                        count(one, "maxItems", Integer.MAX_VALUE),
                        one.path("uniqueItems").asBoolean(false),
                        part(one.get("items"))));
    }

    private static TextRule text(JsonNode one) {
        return new TextRule(
                count(one, "minLength", 0),
                count(one, "maxLength", Integer.MAX_VALUE),
                Formats.named(one.path("format").asString("")),
                one.has("pattern")
                        ? Optional.of(new PatternRule(one.get("pattern").asString("")))
                        : Optional.empty());
    }

    private static NumberRule number(JsonNode one) {
        return new NumberRule(
                bound(one, "minimum", "exclusiveMinimum"),
                bound(one, "maximum", "exclusiveMaximum"),
                one.has("multipleOf") ? divisor(one.get("multipleOf")) : null);
    }

    /** The reference divides by a double. */
    private static BigDecimal divisor(JsonNode number) {
        var divisor = new BigDecimal(String.valueOf(decimal(number).doubleValue()));
        if (divisor.signum() <= 0) {
            throw new UnknownRule();
        }
        return divisor;
    }

    private static @Nullable Bound bound(JsonNode one, String name, String exclusive) {
        var limit = one.get(name);
        return limit == null
                ? null
                : new Bound(decimal(limit), one.path(exclusive).asBoolean(false));
    }

    private ObjectRule object(JsonNode one) {
        var members = new HashMap<String, Member>();
        for (var property : one.path("properties").properties()) {
            members.put(property.getKey(), new Member(fit(property.getValue()), true, false));
        }
        for (var name : one.path("required")) {
            members.merge(
                    name.asString(),
                    new Member(Fit.ALWAYS, false, true),
                    (known, required) -> new Member(known.fit(), known.isNamed(), true));
        }
        var patterns = new ArrayList<PatternMember>();
        for (var pattern : one.path("patternProperties").properties()) {
            patterns.add(
                    new PatternMember(new PatternRule(pattern.getKey()), fit(pattern.getValue())));
        }
        var required = (int) members.values().stream().filter(Member::isRequired).count();
        return new ObjectRule(
                count(one, "minProperties", 0),
                count(one, "maxProperties", Integer.MAX_VALUE),
                members,
                required,
                patterns,
                others(one.path("additionalProperties")));
    }

    private Fit others(JsonNode rule) {
        if (rule.isObject()) {
            return fit(rule);
        }
        return rule.asBoolean(true) ? Fit.ALWAYS : Fit.NEVER;
    }

    private Fit part(@Nullable JsonNode one) {
        return one == null ? Fit.ALWAYS : fit(one);
    }

    private static int count(JsonNode one, String name, int without) {
        var count = one.get(name);
        if (count == null) {
            return without;
        }
        if (!count.isInt()) {
            throw new UnknownRule();
        }
        return count.intValue();
    }

    /** A number of a usual size. */
    private static BigDecimal decimal(JsonNode number) {
        var text = number.asString("");
        if (!number.isNumber()
                || text.length() > LONGEST_NUMBER
                || !PLAIN.matcher(text).matches()) {
            throw new UnknownRule();
        }
        return new BigDecimal(text);
    }

    /** A keyword's value is not one that there are rules for. */
    private static final class UnknownRule extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownRule() {
            super(null, null, false, false);
        }
    }
}
