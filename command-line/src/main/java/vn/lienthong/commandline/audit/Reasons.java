package vn.lienthong.commandline.audit;

/** Why something could not be done, in one line. */
final class Reasons {
    private Reasons() {}

    static String of(Throwable failure) {
        var said = failure.getMessage();
        return said == null || said.isBlank()
                ? failure.getClass().getSimpleName()
                : said.lines().findFirst().orElseThrow();
    }
}
