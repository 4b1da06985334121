package vn.lienthong.service.problem;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Adds to the API description that every operation may be refused, and the types of all refusals there are. */
public final class ProblemTypes implements OASFilter {
    private static final String NAME = "Problem";

    @Override
    public Operation filterOperation(Operation operation) {
        var refusal = OASFactory.createAPIResponse()
                .description("Refused; docs/problems.md says when")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(NAME))));
        if (operation.getResponses() == null) operation.setResponses(OASFactory.createAPIResponses());
        operation.getResponses().setDefaultValue(refusal);
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) api.setComponents(OASFactory.createComponents());
        api.getComponents().addSchema(NAME, problem());
    }

    private static Schema problem() {
        var place = object().addProperty("pointer", text()).addProperty("detail", text());
        return object().description("RFC 9457")
                .addProperty("type", text().enumeration(types()))
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(place));
    }

    private static List<Object> types() {
        return Messages.onClassPath(Thread.currentThread().getContextClassLoader()).keys(Language.EN).stream()
                .filter(key -> key.endsWith(".title"))
                .map(key ->
                        Problem.typeOf(key.substring(0, key.lastIndexOf('.'))).toString())
                .sorted()
                .<Object>map(type -> type)
                .toList();
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
