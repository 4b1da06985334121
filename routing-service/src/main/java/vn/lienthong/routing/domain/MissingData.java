package vn.lienthong.routing.domain;

/** A field that the fact cannot do without is absent. */
public class MissingData extends RuntimeException {
    private final String field;

    public MissingData(String field) {
        super("field " + field + " is missing");
        this.field = field;
    }

    public String field() {
        return field;
    }
}
