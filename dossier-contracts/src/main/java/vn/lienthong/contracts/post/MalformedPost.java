package vn.lienthong.contracts.post;

import java.util.List;

/**
 * A post whose form is wrong, whatever the dossier. The message names no data.
 */
public class MalformedPost extends Exception {
    private final transient String source;
    private final transient String id;
    private final transient List<Fault> faults;

    /** @param source and id, as far as they could be read; else {@code null} */
    public MalformedPost(String source, String id, List<Fault> faults) {
        super("malformed post");
        this.source = source;
        this.id = id;
        this.faults = List.copyOf(faults);
    }

    public String source() {
        return source;
    }

    public String id() {
        return id;
    }

    public List<Fault> faults() {
        return faults;
    }
}
