package io.freshet.enricher.remote;

/** Where a remote adapter is asked. Thread-safe. */
@FunctionalInterface
interface RemoteService {

    /**
     * Posts a request and waits for the answer, within a time that the service keeps to.
     *
     * @param json the request
     */
    Answer post(String json);

    /** What came of a request. */
    sealed interface Answer {

        /**
         * A successful response.
         *
         * @param text its body, any text
         */
        record Text(String text) implements Answer {}

        /**
         * No response, or one that is no success.
         *
         * @param why fit for a bad row
         */
        record None(String why) implements Answer {}
    }
}
