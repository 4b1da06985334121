package vn.lienthong.cases;

import java.util.List;

/**
 * What one system posts, in the order of business time; its last post says that it is complete.
 *
 * @param unit whose system it is
 * @param name of its file, e.g. {@code trau-quy}
 */
public record Source(String unit, String name, List<Post> posts) {
    /** The CloudEvents source, {@code urn:vn:motcua:trau-quy}. */
    public String urn() {
        return urn(name);
    }

    static String urn(String name) {
        return "urn:vn:motcua:" + name;
    }
}
