package vn.lienthong.catalogue;

/**
 * What officers are (chức danh, nhiệm vụ).
 *
 * @param signs whether who holds it signs for the unit without a delegation
 */
public record Position(String code, String name, String english, boolean signs) {}
