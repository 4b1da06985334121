package vn.lienthong.service.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import vn.lienthong.contracts.post.PostTypes;

/** Says of the data of facts which fields they must carry, in posts and in the bodies of commands. */
@OpenApiFilter(stages = RunStage.BUILD)
public final class RequiredFields implements OASFilter {
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var taken = taken(api, schemas);
        PostTypes.all()
                .filter(kind -> taken.contains(kind.data().getSimpleName()))
                .forEach(kind -> schemas.get(kind.data().getSimpleName())
                        .required(PostTypes.required(kind).sorted().toList()));
    }

    /** Answers have schemas too, some of which are called like a fact. */
    private static Set<String> taken(OpenAPI api, Map<String, Schema> schemas) {
        var names = new HashSet<String>();
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .forEach(schema -> collect(schema, schemas, names));
        return names;
    }

    private static void collect(Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema.getRef() != null && names.add(name(schema))) collect(schemas.get(name(schema)), schemas, names);
        parts(schema).filter(Objects::nonNull).forEach(part -> collect(part, schemas, names));
    }

    private static Stream<Schema> parts(Schema schema) {
        var parts = Stream.<Schema>builder().add(schema.getItems());
        if (schema.getOneOf() != null) schema.getOneOf().forEach(parts);
        if (schema.getProperties() != null) schema.getProperties().values().forEach(parts);
        return parts.build();
    }

    private static String name(Schema schema) {
        return schema.getRef().substring(REFERENCE.length());
    }
}
