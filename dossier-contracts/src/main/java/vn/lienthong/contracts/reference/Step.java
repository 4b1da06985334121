package vn.lienthong.contracts.reference;

import java.util.List;
import vn.lienthong.contracts.value.Limit;

/** One step of a procedure's internal process (quy trình nội bộ), startable once the steps it names are completed. */
public record Step(String id, Place at, String work, Limit limit, List<String> after) {
    public Step {
        after = after == null ? List.of() : List.copyOf(after);
    }
}
