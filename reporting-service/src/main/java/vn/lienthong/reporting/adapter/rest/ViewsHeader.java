package vn.lienthong.reporting.adapter.rest;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import vn.lienthong.reporting.views.AskedViews;

/** A request may name, in the header {@value #NAME}, the replay whose views are to answer it instead of the live ones. */
@Singleton
public class ViewsHeader implements AskedViews {
    static final String NAME = "Lienthong-Views";

    private final CurrentVertxRequest request;

    ViewsHeader(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Optional<Integer> set() {
        if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) return Optional.empty();
        var text = request.getCurrent().request().getHeader(NAME);
        return Optional.ofNullable(text).map(value -> Parameters.parsed(NAME, value, Integer::valueOf));
    }
}
