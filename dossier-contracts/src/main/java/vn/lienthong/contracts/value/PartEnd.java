package vn.lienthong.contracts.value;

/** How the dossier of a part of a group ended (kết quả của thủ tục thành phần). */
public enum PartEnd {
    APPROVED,
    REFUSED,
    STOPPED,
    WITHDRAWN
}
