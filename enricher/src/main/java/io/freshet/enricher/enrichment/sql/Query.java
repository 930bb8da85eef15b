package io.freshet.enricher.enrichment.sql;

/**
 * What is asked.
 *
 * @param sql with a question mark for each value
 * @param names of the members that rows become
 * @param maxRows most rows that are fetched
 */
record Query(String sql, PropertyNames names, int maxRows) {}
