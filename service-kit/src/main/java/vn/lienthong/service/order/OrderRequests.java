package vn.lienthong.service.order;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import vn.lienthong.service.command.FreeText;
import vn.lienthong.service.command.IdempotencyKey;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.position.WrittenPositions;
import vn.lienthong.service.problem.ProblemException;

/** Orders as they come in over HTTP, and their outcomes as they go out. */
@Singleton
public class OrderRequests {
    private final CurrentCaller caller;
    private final IdempotencyKey keys;
    private final FreeText freeText;
    private final WrittenPositions written;

    OrderRequests(CurrentCaller caller, IdempotencyKey keys, FreeText freeText, WrittenPositions written) {
        this.caller = caller;
        this.keys = keys;
        this.freeText = freeText;
        this.written = written;
    }

    /** The order that the caller gives, its free text sealed. */
    public <C> Uni<Order<C>> order(String dossier, C command, String unit, OrderBody body, HttpHeaders headers) {
        var asking = caller.get();
        var key = headers.getHeaderString(IdempotencyKey.HEADER);
        var claim = keys.claim(key, asking, body.kind() + " " + dossier, body.json());
        return freeText.seal(dossier, body.freeText(), headers)
                .map(ciphertext -> new Order<>(
                        dossier,
                        command,
                        unit,
                        asking.subject(),
                        ciphertext.orElse(null),
                        claim,
                        headers.getHeaderString("traceparent")));
    }

    /** 201 for a new fact, 200 for a repeat of the same Idempotency-Key; whatever else became of it is a problem. */
    public <D, R, T> RestResponse<T> answer(
            Outcome<D, R> outcome, Function<Outcome.Done<D, R>, T> told, Function<R, ProblemException> refusal) {
        return switch (outcome) {
            case Outcome.Done<D, R> done -> {
                written.add(done.fact().id());
                yield RestResponse.status(
                        done.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED, told.apply(done));
            }
            case Outcome.Refused<D, R>(var reason) -> throw refusal.apply(reason);
            case Outcome.Conflicting<D, R> _ -> throw ProblemException.of(409, "idempotency-key-reused");
        };
    }
}
