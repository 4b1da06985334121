package vn.lienthong.service.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/** A command is answered with the same body whether it was recorded, was known already, or waits. */
@OpenApiFilter(stages = RunStage.BUILD)
public final class AnswersAlike implements OASFilter {
    @Override
    public Operation filterOperation(Operation operation) {
        var answers = operation.getResponses();
        var known = answers == null ? null : answers.getAPIResponse("200");
        if (known != null)
            Stream.of("201", "202")
                    .map(answers::getAPIResponse)
                    .filter(Objects::nonNull)
                    .filter(answer -> answer.getContent() == null)
                    .forEach(answer -> answer.setContent(known.getContent()));
        return operation;
    }
}
