package vn.lienthong.service.sample;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import vn.lienthong.service.health.Progress;
import vn.lienthong.service.health.ProgressReport;

@ApplicationScoped
public class SampleProgress implements Progress {

    @Override
    public Uni<ProgressReport> now() {
        return Uni.createFrom()
                .item(new ProgressReport("kit", Map.of("3", 100L), Map.of("3", 99L), Map.of("intake-3", 98L), 0, 0));
    }
}
