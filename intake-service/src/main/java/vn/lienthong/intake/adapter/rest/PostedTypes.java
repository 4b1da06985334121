package vn.lienthong.intake.adapter.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import vn.lienthong.contracts.post.PostTypes;

/** Lists in the description of the interface the types of events that may be posted. Runs when the service is built. */
@OpenApiFilter(stages = RunStage.BUILD)
public final class PostedTypes implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        var event = api.getComponents().getSchemas().get("PostedEvent");
        event.getProperties().get("type").enumeration(types());
    }

    private static List<Object> types() {
        return Stream.concat(PostTypes.all().map(PostTypes.Kind::type), Stream.of(PostTypes.SOURCE_COMPLETE))
                .sorted()
                .<Object>map(type -> type)
                .toList();
    }
}
