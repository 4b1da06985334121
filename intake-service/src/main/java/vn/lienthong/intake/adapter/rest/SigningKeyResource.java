package vn.lienthong.intake.adapter.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.contracts.value.SigningKey;

/** The public half of the key that signs receipts, for whoever checks one later: keep it beside them. */
@Path("/v1/signing-key")
@Produces(MediaType.APPLICATION_JSON)
public class SigningKeyResource {
    private final SigningKey key;

    SigningKeyResource(SigningKey key) {
        this.key = key;
    }

    /** @param publicKey X.509, in base 64 */
    public record PublicHalf(String algorithm, String publicKey) {}

    @GET
    @Operation(summary = "The public key by which the suite's receipts are checked")
    public PublicHalf publicHalf() {
        return new PublicHalf("Ed25519", key.publicKey());
    }
}
