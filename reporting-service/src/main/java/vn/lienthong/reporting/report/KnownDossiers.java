package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.projection.FactTable;

/** Dossiers as they were known, for reports that the ledger does not answer: each is folded from its facts. */
@Singleton
public class KnownDossiers {
    private static final int AT_ONCE = 500;

    private static final String FACTS = """
            select e.* from fact e where e.dossier = any($1) and %s order by e.partition, e.log_offset
            """;

    /**
     * What is to be said of each of the dossiers, of which no more than some are in memory at once; without their
     * children, and nothing of those of which nothing was known.
     */
    public <T> Uni<List<T>> each(
            SqlConnection tx, Collection<String> codes, AsKnown known, Function<Dossier, Collection<T>> said) {
        return Multi.createFrom()
                .iterable(codes)
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(page -> page(tx, page, known))
                .onItem()
                .transformToIterable(dossiers -> dossiers.stream()
                        .flatMap(each -> said.apply(each).stream())
                        .toList())
                .collect()
                .asList();
    }

    private static Uni<List<Dossier>> page(SqlConnection tx, List<String> codes, AsKnown known) {
        var condition = KnownCondition.of(known, 2);
        var values = Tuple.tuple().addValue(codes.toArray(String[]::new));
        return tx.preparedQuery(FACTS.formatted(condition.sql()))
                .execute(condition.addTo(values))
                .map(KnownDossiers::dossiers);
    }

    private static List<Dossier> dossiers(RowSet<Row> rows) {
        var facts = new LinkedHashMap<String, List<Fact>>();
        for (var row : rows) {
            var fact = FactTable.read(row);
            facts.computeIfAbsent(fact.dossier(), _ -> new ArrayList<>()).add(fact);
        }
        return facts.entrySet().stream()
                .map(one -> Dossier.of(one.getKey(), one.getValue(), new TreeSet<>()))
                .toList();
    }
}
