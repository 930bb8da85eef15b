package io.freshet.it.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Event ids that hold their number: UUIDs of one run, the number in the last 12 digits. They make a
 * ledger of a million events an array.
 *
 * @param prefix what all ids of the run begin with
 */
public record EventIds(String prefix) {

    private static final int DIGITS = 12;
    private static final int HEXADECIMAL = 16;

    public static EventIds random() {
        return new EventIds(String.format("%08x-0000-4000-8000-", new Random().nextInt()));
    }

    String id(int number) {
        var digits = Integer.toHexString(number);
        return prefix + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** The numbers of all ids of this run that stand in a text, in order. */
    public List<Integer> numbersIn(String text) {
        var numbers = new ArrayList<Integer>();
        var at = text.indexOf(prefix);
        while (at >= 0) {
            var digits = at + prefix.length();
            numbers.add(Integer.parseInt(text, digits, digits + DIGITS, HEXADECIMAL));
            at = text.indexOf(prefix, digits);
        }
        return numbers;
    }
}
