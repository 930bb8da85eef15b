package io.freshet.runtime.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Single values as Java sees them. What does not fit is an {@link IllegalArgumentException}. */
final class Values {

    private Values() {}

    /** Texts, numbers and booleans as they are written. */
    static String text(ConfigValue value) {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> value.atKey("v").getString("v");
            default -> throw new IllegalArgumentException("not a text");
        };
    }

    /** A list, or a text that is one in HOCON or with commas between. */
    static List<String> texts(ConfigValue value) {
        if (value instanceof ConfigList list) {
            return list.stream().map(Values::text).toList();
        }
        var text = text(value).trim();
        if (text.startsWith("[")) {
            return texts(ConfigFactory.parseString("v=" + text).getValue("v"));
        }
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::trim).toList();
    }

    static BigDecimal number(ConfigValue value) {
        return new BigDecimal(text(value).trim());
    }

    /** A name without regard to letter case, {@code _} and {@code -}. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
