package vn.lienthong.intake.adapter.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.intake.application.PersonIndex;

/** Finds the dossiers of a person by name, id number or phone, of which only keyed hashes are kept. */
@Singleton
class PersonTable implements PersonIndex {
    /** Of a search stays who searched when; not for whom, where no dossier of that person is left. */
    private static final String FORGET = """
            with forgotten as (delete from person_dossier where dossier = any($1) returning fingerprint)
            update person_search s set fingerprint = 0, dossiers = '{}'
            where fingerprint in (select fingerprint from forgotten)
              and not exists (select from person_dossier p
                              where p.fingerprint = s.fingerprint and p.dossier <> all($1))""";

    private final PersonFingerprints fingerprints;

    PersonTable(PersonFingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    @Override
    public Uni<Void> insert(SqlClient client, List<Mention> mentions) {
        var hashes = new ArrayList<Long>();
        var dossiers = new ArrayList<String>();
        mentions.forEach(mention -> persons(mention.text()).forEach(person -> {
            hashes.add(fingerprints.of(person));
            dossiers.add(mention.dossier());
        }));
        if (dossiers.isEmpty()) return Uni.createFrom().voidItem();
        return client.preparedQuery("""
                        insert into person_dossier (fingerprint, dossier)
                        select * from unnest($1::bigint[], $2::text[]) on conflict do nothing""")
                .execute(Tuple.of(hashes.toArray(Long[]::new), dossiers.toArray(String[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<String>> find(SqlClient client, String person, int limit) {
        return client.preparedQuery(
                        "select dossier from person_dossier where fingerprint = $1 order by dossier desc limit $2")
                .execute(Tuple.of(fingerprints.of(person), limit))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    @Override
    public Uni<Void> forget(SqlClient client, Collection<String> dossiers) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.of(dossiers.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Stream<String> persons(ObjectNode text) {
        return Stream.of("", "/data")
                .flatMap(at -> Stream.of(
                        text.at(at + "/applicant/name"),
                        text.at(at + "/applicant/idNumber"),
                        text.at(at + "/applicant/phone"),
                        text.at(at + "/submitter/name"),
                        text.at(at + "/submitter/idNumber")))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(value -> !value.isBlank());
    }
}
