package io.freshet.it.observe;

/**
 * Something that is asked of Prometheus.
 *
 * @param where a panel or a rule, for messages
 * @param expression in PromQL
 */
record Question(String where, String expression) {

    PromQl parsed() {
        return PromQl.parse(expression);
    }
}
