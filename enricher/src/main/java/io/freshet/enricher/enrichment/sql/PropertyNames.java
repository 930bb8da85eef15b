package io.freshet.enricher.enrichment.sql;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the label of a column becomes the name of a JSON member. */
enum PropertyNames {
    /** {@code full_Name} stays. */
    AS_IS,
    /** {@code full_name} to {@code fullName}; only letters and digits after an underscore count. */
    CAMEL_CASE,
    /** {@code full_name} to {@code FullName}. */
    PASCAL_CASE,
    /** {@code fullName2} to {@code full_name_2}. */
    SNAKE_CASE,
    /** {@code fullName} to {@code fullname}. */
    LOWER_CASE,
    /** {@code fullName} to {@code FULLNAME}. */
    UPPER_CASE;

    private static final Pattern AFTER_UNDERSCORE = Pattern.compile("_([a-z0-9])");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z0-9]");

    String of(String label) {
        return switch (this) {
            case AS_IS -> label;
            case CAMEL_CASE -> camel(label);
            case PASCAL_CASE -> capitalised(camel(label));
            case SNAKE_CASE ->
                    CAPITAL.matcher(label)
                            .replaceAll(found -> "_" + found.group().toLowerCase(Locale.ROOT));
            case LOWER_CASE -> label.toLowerCase(Locale.ROOT);
            case UPPER_CASE -> label.toUpperCase(Locale.ROOT);
        };
    }

    private static String camel(String label) {
        return AFTER_UNDERSCORE
                .matcher(label)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    private static String capitalised(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
