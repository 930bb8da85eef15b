package io.freshet.iglu.validation;

import com.networknt.schema.SchemaException;
import io.freshet.iglu.validation.pattern.BoundedSearch;
import io.freshet.iglu.validation.pattern.BoundedSearch.TooManySteps;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of a schema, in the JDK's dialect: found anywhere in a text, and {@code $} also before
 * a final line break. A wrong one matters only where data reaches it, as in the reference.
 */
final class TextPattern {

    private static final int MOST_STEPS = 20_000_000;

    private final String regex;
    private volatile @Nullable Pattern compiled;

    TextPattern(String regex) {
        this.regex = regex;
    }

    /**
     * Whether the pattern is found in the text.
     *
     * @throws SchemaException when the pattern is none, or takes too many steps
     */
    boolean isFoundIn(String text) {
        try {
            return BoundedSearch.isFound(compile(), text, MOST_STEPS);
        } catch (TooManySteps e) {
            throw new SchemaException("Pattern " + regex + " takes too many steps");
        }
    }

    /**
     * The pattern, made when first asked for.
     *
     * @throws SchemaException when it is none
     */
    Pattern compile() {
        var known = compiled;
        if (known == null) {
            try {
                known = Pattern.compile(regex);
            } catch (PatternSyntaxException e) {
                throw new SchemaException("Pattern " + regex + " is no regular expression");
            }
            compiled = known;
        }
        return known;
    }
}
