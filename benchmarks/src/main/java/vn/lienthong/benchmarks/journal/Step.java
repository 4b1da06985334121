package vn.lienthong.benchmarks.journal;

/** The transitions that every contender makes durable, one by one, for each dossier. */
enum Step {
    RECEIVE,
    TRANSFER,
    ACCEPT,
    RESOLVE;

    /** May this step follow what is already recorded? */
    boolean mayFollow(int recorded) {
        return recorded == ordinal();
    }

    /** A payload of the size that real facts have. */
    String payload(String dossier) {
        return """
                {"step":"%s","dossier":"%s","unit":"00565","procedure":"2.000815","officer":"cb-01","channel":"DIRECT",\
                "note":"%s"}""".formatted(name(), dossier, "x".repeat(180));
    }
}
