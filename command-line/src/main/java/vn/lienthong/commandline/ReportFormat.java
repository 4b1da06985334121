package vn.lienthong.commandline;

/** What a report may be had as; the names are those of the command's option. */
enum ReportFormat {
    table("application/json", true),
    json("application/json", true),
    csv("text/csv", true),
    xlsx("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
    pdf("application/pdf", false);

    private final String mediaType;
    private final boolean isText;

    ReportFormat(String mediaType, boolean isText) {
        this.mediaType = mediaType;
        this.isText = isText;
    }

    /** What the service is asked for. */
    String mediaType() {
        return mediaType;
    }

    /** Whether a terminal can show it. */
    boolean isText() {
        return isText;
    }

    /** Of a file that holds it. */
    String ending() {
        return this == table ? "txt" : name();
    }
}
