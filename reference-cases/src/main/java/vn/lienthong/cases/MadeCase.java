package vn.lienthong.cases;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A case of which is known, dossier by dossier and without the services, what must come out. */
public sealed interface MadeCase permits GeneratedCase, CaseFolder {
    ReferenceCase definition();

    /** Codes of the units whose systems post. */
    List<String> units();

    /** To be closed: it may read a file. */
    Stream<Expected> rows();

    /** What the rows of a report must be; a unit other than the case's counts its own dossiers only. */
    default Map<String, ExpectedCount> count(Question question) {
        var ofAll = question.unit().equals(definition().report().unit());
        try (var rows = rows()) {
            return rows.filter(row -> ofAll || row.unit().equals(question.unit()))
                    .collect(groupingBy(
                            row -> question.by().key(row),
                            TreeMap::new,
                            ExpectedCount.over(question.from(), question.to())));
        }
    }

    /** How many decisions each has signed, with and without a delegation. */
    default Map<Signature, Long> signatures() {
        try (var rows = rows()) {
            return rows.filter(row -> row.closing() != null)
                    .collect(groupingBy(row -> Signature.of(row.signer(), row.delegation()), counting()));
        }
    }
}
