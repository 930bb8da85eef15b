package io.freshet.it.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was sent against what is in the topic.
 *
 * @param requests sent
 * @param events in them
 * @param answered requests answered with 200
 * @param firstTime of those, answered at the first try
 * @param tries by outcome
 * @param copies events in the topic, each copy counted
 * @param once events that are there exactly once
 * @param missing numbers of events that were answered with 200 and are not there
 * @param duplicates events that are there more than once
 * @param unansweredThere events that are there although no try was answered with 200
 * @param unknown events and records in the topics that nobody sent
 */
record Ledger(
        int requests,
        int events,
        int answered,
        int firstTime,
        Map<Try.Outcome, Long> tries,
        long copies,
        int once,
        List<Integer> missing,
        List<Duplicate> duplicates,
        int unansweredThere,
        long unknown) {

    /** Compares. The request of each event is found by its number. */
    static Ledger of(List<TrackedRequest> requests, Copies copies, List<Fault> faults) {
        var tries = new EnumMap<Try.Outcome, Long>(Try.Outcome.class);
        var answered = 0;
        var firstTime = 0;
        for (var request : requests) {
            request.tries().forEach(one -> tries.merge(one.outcome(), 1L, Long::sum));
            if (request.isAnswered()) {
                answered++;
                firstTime += request.tries().size() == 1 ? 1 : 0;
            }
        }
        var once = 0;
        var unansweredThere = 0;
        var missing = new ArrayList<Integer>();
        var duplicates = new ArrayList<Duplicate>();
        for (var event = 0; event < copies.events(); event++) {
            var request = requests.get(Load.request(event));
            var count = copies.of(event);
            if (count == 0 && request.isAnswered()) {
                missing.add(event);
            } else if (count == 1) {
                once++;
            } else if (count > 1) {
                duplicates.add(
                        Duplicate.explain(event, request.tries(), copies.millisOf(event), faults));
            }
            unansweredThere += count > 0 && !request.isAnswered() ? 1 : 0;
        }
        return new Ledger(
                requests.size(),
                copies.events(),
                answered,
                firstTime,
                tries,
                copies.total(),
                once,
                missing,
                duplicates,
                unansweredThere,
                copies.unknown());
    }

    long tries(Try.Outcome outcome) {
        return tries.getOrDefault(outcome, 0L);
    }

    long duplicates(Duplicate.Reason reason) {
        return duplicates.stream().filter(duplicate -> duplicate.reason() == reason).count();
    }

    /** What must not be, one sentence each; empty when nothing was lost and all is explained. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        if (!missing.isEmpty()) {
            problems.add(missing.size() + " events were answered 200 and are not in the topic");
        }
        var unexplained = duplicates(Duplicate.Reason.UNEXPLAINED);
        if (unexplained > 0) {
            problems.add(unexplained + " events are in the topic too often, and no fault hit them");
        }
        if (tries(Try.Outcome.REJECTED) > 0) {
            problems.add(tries(Try.Outcome.REJECTED) + " tries of sound requests were rejected");
        }
        if (answered < requests) {
            problems.add((requests - answered) + " requests were never answered 200");
        }
        if (unknown > 0) {
            problems.add(unknown + " records or events in the topics were sent by nobody");
        }
        return problems;
    }
}
