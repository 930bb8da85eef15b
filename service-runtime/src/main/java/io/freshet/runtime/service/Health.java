package io.freshet.runtime.service;

/**
 * How a component is, in one word and one sentence.
 *
 * @param state the word
 * @param detail the sentence: what it waits for or what failed; empty where there is nothing to say
 */
public record Health(State state, String detail) {

    /** The word. */
    public enum State {
        /** Not ready yet, or not ready for a while; will recover by itself. */
        STARTING,
        /** Does its work. */
        READY,
        /** Will not recover by itself: the process should be restarted. */
        FAILED,
        /** Closed in good order. */
        STOPPED
    }

    /** Does its work. */
    public static Health ready() {
        return new Health(State.READY, "");
    }

    /** Not ready, but will be. */
    public static Health starting(String detail) {
        return new Health(State.STARTING, detail);
    }

    /** Beyond recovery. */
    public static Health failed(String detail) {
        return new Health(State.FAILED, detail);
    }

    /** Closed. */
    public static Health stopped() {
        return new Health(State.STOPPED, "");
    }

    /** Whether restarting the process would not help. */
    public boolean isLive() {
        return state != State.FAILED;
    }

    /** Whether work can be sent here. */
    public boolean isReady() {
        return state == State.READY;
    }
}
