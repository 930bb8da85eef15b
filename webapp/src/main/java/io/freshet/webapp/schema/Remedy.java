package io.freshet.webapp.schema;

/** What to do about data that broke a rule of its schema, in words. */
public final class Remedy {

    private Remedy() {}

    /**
     * One sentence.
     *
     * @param keyword the rule
     * @param path where in the data, e.g. {@code $.a[0]}
     * @param targets the values that the validator's message names, with commas between
     */
    public static String of(String keyword, String path, String targets) {
        var named = targets.isEmpty() ? "" : " (" + targets + ")";
        return switch (keyword) {
            case "required" ->
                    "send the missing field"
                            + named
                            + ", or make it optional in a new REVISION of the schema";
            case "additionalProperties" ->
                    "leave the extra field out"
                            + named
                            + ", or add it to the schema in a new ADDITION";
            case "type" ->
                    "send "
                            + path
                            + " as the type that the schema names"
                            + named
                            + ", not as text for a number or the like";
            case "enum" -> "send one of the values that the schema lists" + named;
            case "maxLength" -> "shorten " + path + ", or raise maxLength in a new ADDITION";
            case "minLength" -> "send a longer text at " + path;
            case "maximum", "exclusiveMaximum" -> "send a smaller number at " + path + named;
            case "minimum", "exclusiveMinimum" -> "send a larger number at " + path + named;
            case "format" -> "write " + path + " in the format that the schema names" + named;
            case "pattern" -> "write " + path + " as the pattern wants it" + named;
            case "maxItems", "minItems", "uniqueItems" -> "send another number of items at " + path;
            default -> "change " + path + " so that it fits the schema" + named;
        };
    }
}
