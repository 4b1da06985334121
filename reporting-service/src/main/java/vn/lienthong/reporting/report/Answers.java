package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.lienthong.reporting.report.Report06a.UnitName;
import vn.lienthong.reporting.views.AskedViews;

/** Answers a report with its head, both read in one snapshot. */
@Singleton
public class Answers {
    private final Snapshot snapshot;
    private final LogStanding log;
    private final Finality finality;
    /** Others than the live ones may stand still, or hold a part: nobody says of them when they are final. */
    private final AskedViews views;

    Answers(Snapshot snapshot, LogStanding log, Finality finality, AskedViews views) {
        this.snapshot = snapshot;
        this.log = log;
        this.finality = finality;
        this.views = views;
    }

    /** @param content what the answer is made of, read on the connection it is given */
    public <C, A> Uni<A> of(Question question, Function<SqlConnection, Uni<C>> content, BiFunction<Head, C, A> answer) {
        // before reading: what is applied between the two only makes the answer more complete than it says
        var isFinal = views.set().isEmpty() && finality.isFinal(question.asOf());
        return snapshot.read(tx ->
                content.apply(tx).chain(read -> head(tx, question, isFinal).map(head -> answer.apply(head, read))));
    }

    private Uni<Head> head(SqlConnection tx, Question question, boolean isFinal) {
        return log.position(tx, question.known()).chain(position -> log.waiting(tx, question.known())
                .map(waiting -> new Head(
                        new UnitName(question.unit().code(), question.unit().name()),
                        question.period().from(),
                        question.period().to(),
                        question.asOf(),
                        position,
                        isFinal && !waiting)));
    }
}
