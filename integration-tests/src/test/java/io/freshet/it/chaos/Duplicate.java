package io.freshet.it.chaos;

import java.util.List;
import java.util.function.Predicate;

/**
 * An event that is in the topic more than once.
 *
 * @param event its number
 * @param copies how often
 */
record Duplicate(int event, int copies, Reason reason) {

    /** A record is marked as replayed at the latest so long after it was acknowledged. */
    private static final long REPLAY_MARK_MILLIS = 5_000;

    /** Why. */
    enum Reason {
        KILL_HIT_A_TRY("a kill hit an unanswered try, which the sender repeated"),
        OUTAGE_HIT_A_TRY("an outage hit an unanswered or refused try, which the sender repeated"),
        OUTAGE_HIT_A_WRITE("an outage hit a write, which the collector repeated"),
        KILL_HIT_A_REPLAY("a kill hit a replay, which the collector repeated"),
        UNEXPLAINED("unexplained");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * Looks for a reason. Each kind of mishap can account for so many copies beyond the first; a
     * surplus has none.
     *
     * @param tries of the event's request
     * @param millis when the broker wrote each copy, earliest first
     */
    static Duplicate explain(int event, List<Try> tries, List<Long> millis, List<Fault> faults) {
        var byKill = count(tries, one -> one.isInDoubt() && isHit(one, faults, false));
        var byOutage =
                count(
                        tries,
                        one ->
                                one.isInDoubt()
                                        && isHit(one, faults, true)
                                        && !isHit(one, faults, false));
        var byWrite = writesRepeated(tries, faults);
        var byReplay = replaysHit(millis, faults);
        var surplus = millis.size() - 1;
        Reason reason;
        if (surplus > byKill + byOutage + byWrite + byReplay) {
            reason = Reason.UNEXPLAINED;
        } else if (byKill > 0) {
            reason = Reason.KILL_HIT_A_TRY;
        } else if (byOutage > 0) {
            reason = Reason.OUTAGE_HIT_A_TRY;
        } else if (byWrite > 0) {
            reason = Reason.OUTAGE_HIT_A_WRITE;
        } else {
            reason = Reason.KILL_HIT_A_REPLAY;
        }
        return new Duplicate(event, millis.size(), reason);
    }

    private static boolean isHit(Try one, List<Fault> faults, boolean ofTheBroker) {
        return faults.stream()
                .anyMatch(fault -> fault.isOfTheBroker() == ofTheBroker && fault.hit(one));
    }

    private static long count(List<Try> tries, Predicate<Try> which) {
        return tries.stream().filter(which).count();
    }

    /** Answered in spite of an outage: written once in doubt, and once more from the disk. */
    private static long writesRepeated(List<Try> tries, List<Fault> faults) {
        return count(
                tries, one -> one.outcome() == Try.Outcome.ANSWERED && isHit(one, faults, true));
    }

    /** Copies on both sides of a kill, the earlier one too young to be marked. */
    private static long replaysHit(List<Long> millis, List<Fault> faults) {
        return faults.stream()
                .filter(fault -> !fault.isOfTheBroker())
                .filter(
                        kill ->
                                millis.stream().anyMatch(copy -> isJustBefore(copy, kill))
                                        && millis.get(millis.size() - 1) >= kill.beginMillis())
                .count();
    }

    private static boolean isJustBefore(long copyMillis, Fault kill) {
        return copyMillis >= kill.beginMillis() - REPLAY_MARK_MILLIS
                && copyMillis <= kill.restoredMillis();
    }
}
