package io.freshet.loader.pg;

/** What a loop has counted, whatever it loads. */
interface LoopMetrics {

    /** Records of one poll were taken. */
    void encoded(long nanos);

    /** Kafka deleted records before they were read. */
    void lost(long offsets);

    /** Something has to be waited for and tried again. */
    void retry(String cause);
}
