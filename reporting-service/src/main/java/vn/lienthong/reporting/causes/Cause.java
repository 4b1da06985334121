package vn.lienthong.reporting.causes;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.contracts.value.OverdueCause;

/** A cause of delay as the report has it: what a dossier was told, or that nobody told any. */
@Schema(name = "CauseOfDelay")
public enum Cause {
    PROCESSING("Do quá trình giải quyết", "Processing"),
    OTHER_AGENCY("Do cơ quan phối hợp", "Another agency"),
    APPLICANT("Do tổ chức, cá nhân", "The applicant"),
    SYNC_DELAY("Do chậm đồng bộ dữ liệu", "Recorded late"),
    INCIDENT("Do sự cố kỹ thuật", "A technical incident"),
    UNSTATED("Chưa rõ nguyên nhân", "Not stated");

    private final String vietnamese;
    private final String english;

    Cause(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** @param told {@code null} where no notice and no re-appointment named one */
    static Cause of(OverdueCause told) {
        return switch (told) {
            case null -> UNSTATED;
            case PROCESSING -> PROCESSING;
            case OTHER_AGENCY -> OTHER_AGENCY;
            case APPLICANT -> APPLICANT;
            case SYNC_DELAY -> SYNC_DELAY;
            case INCIDENT -> INCIDENT;
        };
    }

    public String label(boolean inEnglish) {
        return inEnglish ? english : vietnamese;
    }
}
