package vn.lienthong.cases;

/**
 * What the case says of one who signs.
 *
 * @param delegated whether on a delegation
 * @param printed as the press has it, or {@code null} where it is silent
 * @param ours how many decisions the log must hold; {@code null} as many as are counted dossier by dossier
 */
public record Signer(String label, String signer, boolean delegated, String printed, Long ours) {
    public Signature signature() {
        return new Signature(signer, delegated);
    }

    Signer uncounted() {
        return new Signer(label, signer, delegated, printed, null);
    }
}
