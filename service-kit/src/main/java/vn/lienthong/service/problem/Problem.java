package vn.lienthong.service.problem;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refusal as RFC 9457 {@code application/problem+json}. Holds no personal data, no stack trace and no SQL.
 *
 * @param type {@code https://lienthong.vn/problems/<rule>}, stable, one per rule
 * @param title what is wrong, in the reader's language
 * @param detail what to do, in the reader's language
 * @param instance the path asked for, or the event id concerned; {@code null} when there is none
 */
public record Problem(URI type, String title, int status, String detail, String instance, List<Place> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://lienthong.vn/problems/";

    /** @param pointer a JSON pointer into the body that was sent; of a file, the line */
    @Schema(name = "PlaceOfProblem")
    public record Place(String pointer, String detail) {}

    public static URI typeOf(String rule) {
        return URI.create(TYPES + rule);
    }
}
