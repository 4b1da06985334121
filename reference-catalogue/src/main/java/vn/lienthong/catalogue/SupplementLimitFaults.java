package vn.lienthong.catalogue;

import java.util.List;
import java.util.Set;
import vn.lienthong.catalogue.YamlRows.Row;

/** What cannot be true of the limit of a supplement. */
final class SupplementLimitFaults {
    private SupplementLimitFaults() {}

    /** @param procedures the codes that are known */
    static List<String> in(List<Row<SupplementLimit>> limits, Set<String> procedures) {
        return limits.stream()
                .flatMap(row ->
                        RuleFaults.in(row, limits, procedures, SupplementLimit::bindsWith, "a limit of supplements"))
                .toList();
    }
}
