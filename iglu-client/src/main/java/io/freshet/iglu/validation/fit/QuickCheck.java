package io.freshet.iglu.validation.fit;

import tools.jackson.databind.JsonNode;

/**
 * A schema as rules made once, for the data that fits it. What these rules cannot confirm is for
 * the full validator, which alone knows how to tell what is wrong: so no verdict and no report
 * depends on this class, only the time they take. Thread-safe.
 *
 * <p>Two things end a full validation with a complaint about the schema that the reference would
 * not make: many million steps, and patterns that take too long or too much stack. Data that a
 * quick check confirms is spared both.
 */
public final class QuickCheck {

    /** For schemas that are not to be checked quickly. */
    public static final QuickCheck NONE = new QuickCheck(Fit.NEVER, 1);

    /** Rules times values, above which the full validator with its limits takes over. */
    private static final long MOST_STEPS = 5_000_000;

    private final Fit fit;
    private final int rules;

    private QuickCheck(Fit fit, int rules) {
        this.fit = fit;
        this.rules = rules;
    }

    /**
     * Makes the rules.
     *
     * @param schema one that fits the draft's own schema
     */
    public static QuickCheck of(JsonNode schema) {
        var compiler = new FitCompiler(schema);
        var fit = compiler.root();
        return new QuickCheck(fit, Math.max(1, compiler.rules()));
    }

    /**
     * True: the data fits the schema. False: it does not, or the full validator has to say.
     *
     * @param values how many values the data is made of, itself included
     */
    public boolean confirms(JsonNode data, int values) {
        return (long) rules * values <= MOST_STEPS && fit.isCertain(data);
    }
}
