package vn.lienthong.reporting.forms;

import java.util.List;
import vn.lienthong.reporting.domain.Dossier;

/**
 * What a receipt says that no fact of its own dossier tells.
 *
 * @param parts the dossiers of the parts of a group, as known
 * @param number of its line in the register (số thứ tự), {@code null} where that is not asked for
 */
public record Surroundings(List<Dossier> parts, Integer number) {
    static final Surroundings NONE = new Surroundings(List.of(), null);
}
