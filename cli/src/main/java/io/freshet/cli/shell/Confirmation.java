package io.freshet.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;

/** Asks whoever sits at the keyboard before something that exists is changed. */
public final class Confirmation {

    private final BufferedReader answers;
    private final PrintWriter questions;
    private final boolean somebodyThere;

    Confirmation(BufferedReader answers, PrintWriter questions, boolean somebodyThere) {
        this.answers = answers;
        this.questions = questions;
        this.somebodyThere = somebodyThere;
    }

    /** Asks on stderr, so that stdout holds results alone. */
    public static Confirmation atTheTerminal(PrintWriter err) {
        var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return new Confirmation(in, err, Terminal.canBeAsked());
    }

    /** Whether there is anybody to answer. */
    public boolean isPossible() {
        return somebodyThere;
    }

    /** Asks once; whatever is not a yes is a no. */
    public boolean isGiven(String question) {
        questions.print(question + " [y/N] ");
        questions.flush();
        try {
            var answer = answers.readLine();
            return answer != null && isYes(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException noMoreAnswers) {
            return false;
        }
    }

    private static boolean isYes(String answer) {
        return answer.equals("y") || answer.equals("yes");
    }
}
