package vn.lienthong.service.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import vn.lienthong.service.problem.ReadsParameters;

/** Adds the parameters that an endpoint reads from the address itself. Runs when a service is built. */
@OpenApiFilter(stages = RunStage.BUILD)
public final class QueryParameters implements OASFilter {
    /** By the id of the operation, which is that of class and method. */
    private final Map<String, List<Parameter>> parameters;

    public QueryParameters(IndexView classes) {
        parameters = classes.getAnnotations(ReadsParameters.class).stream()
                .collect(Collectors.toMap(
                        QueryParameters::operation, QueryParameters::parameters, (found, again) -> found));
    }

    @Override
    public Operation filterOperation(Operation operation) {
        parameters.getOrDefault(operation.getOperationId(), List.of()).forEach(operation::addParameter);
        return operation;
    }

    private static String operation(AnnotationInstance reads) {
        var method = reads.target().asMethod();
        return method.declaringClass().simpleName() + "_" + method.name();
    }

    private static List<Parameter> parameters(AnnotationInstance reads) {
        return Stream.concat(
                        names(reads.value("required")).map(name -> parameter(name, true)),
                        names(reads.value()).map(name -> parameter(name, false)))
                .toList();
    }

    private static Stream<String> names(AnnotationValue names) {
        return names == null ? Stream.empty() : Arrays.stream(names.asStringArray());
    }

    private static Parameter parameter(String name, boolean required) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .required(required)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
