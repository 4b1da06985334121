package vn.lienthong.contracts.value;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * One step of a route at one agency, with its own limit, startable once the legs it names are completed.
 *
 * @param limit {@code null} where the leg is a part of a group: its own dossier has one
 * @param procedure of the dossier that a part of a group is (thủ tục thành phần); {@code null} of a leg that is a way of
 *     the dossier itself
 */
public record Leg(String id, String unit, String work, Limit limit, List<String> after, String procedure) {
    public Leg(String id, String unit, String work, Limit limit, List<String> after) {
        this(id, unit, work, limit, after, null);
    }

    /** Whether it has a dossier of its own. */
    @JsonIgnore
    public boolean isPart() {
        return procedure != null;
    }

    /** The same leg, passed to another unit. */
    public Leg at(String other) {
        return new Leg(id, other, work, limit, after, procedure);
    }
}
