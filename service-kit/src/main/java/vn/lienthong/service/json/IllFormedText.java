package vn.lienthong.service.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A text holds NUL, which PostgreSQL cannot keep, or half of a surrogate pair, which UTF-8 cannot carry. */
public final class IllFormedText extends MismatchedInputException {
    private static final long serialVersionUID = 1L;

    IllFormedText(JsonParser at) {
        super(at, "text holds NUL or an unpaired surrogate");
    }
}
