package vn.lienthong.reporting.adapter.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import vn.lienthong.reporting.filing.FilesReports.Filed;
import vn.lienthong.reporting.report.StoredEdition;

/**
 * What came of a filing.
 *
 * @param restated ids of the new editions of other reports of the unit that no longer held
 */
record FilingAnswer(@JsonUnwrapped FiledEdition edition, List<String> restated) {
    static FilingAnswer of(Filed filed) {
        return new FilingAnswer(
                FiledEdition.of(filed.edition()),
                filed.restated().stream().map(StoredEdition::id).toList());
    }
}
