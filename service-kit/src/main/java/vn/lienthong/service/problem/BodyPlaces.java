package vn.lienthong.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;
import vn.lienthong.service.json.IllFormedText;

/** Says where a body failed to be read, without quoting what stood there: that may be personal data. */
public final class BodyPlaces {
    private BodyPlaces() {}

    /** The refusal (400) of a body that Jackson could not read. */
    public static ProblemException refusal(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case IllFormedText text -> invalid(text, "ill-formed-text");
            case UnrecognizedPropertyException unknown ->
                ProblemException.of(400, "unknown-field", unknown.getPropertyName())
                        .at(InvalidField.at(pointer(unknown), "field.unknown", unknown.getPropertyName()));
            case InvalidFormatException wrong -> invalid(wrong, "invalid-body");
            case MismatchedInputException wrong -> invalid(wrong, "invalid-body");
            case JsonMappingException wrong -> invalid(wrong, "invalid-body");
            default -> malformed(unreadable);
        };
    }

    private static ProblemException invalid(JsonMappingException wrong, String rule) {
        return ProblemException.of(400, rule).at(InvalidField.at(pointer(wrong), "field.invalid"));
    }

    private static ProblemException malformed(JsonProcessingException unreadable) {
        var place = unreadable.getLocation();
        return place == null
                ? ProblemException.of(400, "malformed-json", 1, 1)
                : ProblemException.of(400, "malformed-json", place.getLineNr(), place.getColumnNr());
    }

    private static String pointer(JsonMappingException at) {
        return at.getPath().stream().map(BodyPlaces::token).collect(Collectors.joining());
    }

    private static String token(Reference step) {
        if (step.getFieldName() == null) return "/" + step.getIndex();
        return "/" + step.getFieldName().replace("~", "~0").replace("/", "~1");
    }
}
