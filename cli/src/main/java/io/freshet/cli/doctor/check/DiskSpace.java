package io.freshet.cli.doctor.check;

/**
 * How much room a disk has.
 *
 * @param place whose it is
 * @param usable bytes that may still be written
 * @param total bytes of all of it
 */
public record DiskSpace(String place, long usable, long total) {

    private static final double LITTLE = 0.10;
    private static final double NEXT_TO_NOTHING = 0.03;
    private static final double GIBIBYTE = 1L << 30;

    /**
     * What is to be said of it.
     *
     * @param consequence what happens when it is full
     */
    public Finding finding(String consequence) {
        var text = "%.1f of %.1f GiB are free".formatted(usable / GIBIBYTE, total / GIBIBYTE);
        if (usable >= LITTLE * total) {
            return Finding.pass(place, text);
        }
        var what = text + ": " + consequence + " when it is full";
        var fix = "a larger disk, or less that is kept";
        return usable < NEXT_TO_NOTHING * total
                ? Finding.fail(place, what, fix)
                : Finding.warn(place, what, fix);
    }
}
