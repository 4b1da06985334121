package vn.lienthong.reporting.saved;

/** What the rows are. */
public enum SavedBy {
    UNIT("unit") {
        @Override
        String key(Saved saved) {
            return saved.unit();
        }
    },
    FIELD("field") {
        @Override
        String key(Saved saved) {
            return saved.field();
        }
    };

    private final String text;

    SavedBy(String text) {
        this.text = text;
    }

    abstract String key(Saved saved);

    /** As it is written in an address and in an answer. */
    public String text() {
        return text;
    }
}
