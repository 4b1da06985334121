package vn.lienthong.cases;

/**
 * In which right a decision was signed.
 *
 * @param delegated on a delegation (ủy quyền), else by position
 */
public record Signature(String signer, boolean delegated) {
    public static Signature of(String signer, String delegation) {
        return new Signature(signer, delegation != null);
    }
}
