package vn.lienthong.contracts.value;

/** Who or what made a dossier late (nguyên nhân quá hạn). */
public enum OverdueCause {
    PROCESSING,
    OTHER_AGENCY,
    APPLICANT,
    SYNC_DELAY,
    INCIDENT
}
