package vn.lienthong.service.health;

import io.smallrye.mutiny.Uni;

/** What a service knows of its own progress; every service supplies one. */
public interface Progress {
    Uni<ProgressReport> now();
}
