package vn.lienthong.reporting.projection;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.Entry;
import vn.lienthong.reporting.domain.Posting;
import vn.lienthong.reporting.domain.Postings;

/**
 * Applies facts one after the other to the dossiers of a batch and books what each changes. What comes out is the same
 * however the records are cut into batches.
 */
final class BatchFold {
    private final Map<String, Dossier> dossiers;
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final Map<String, Place> touched = new LinkedHashMap<>();
    private final List<BookedEntry> entries = new ArrayList<>();

    /** @param known the dossiers of the batch, and the parents of those that have one */
    BatchFold(Map<String, Dossier> known) {
        dossiers = new HashMap<>(known);
    }

    /** Where a record stands. */
    record Place(int partition, long offset) {}

    void apply(int partition, Fact fact) {
        var before = dossier(fact.dossier());
        var after = before.with(fact);
        change(after, partition, fact);
        if (!before.parent().equals(after.parent())) {
            before.parent().ifPresent(parent -> change(dossier(parent).withoutChild(after.code()), partition, fact));
            after.parent().ifPresent(parent -> change(dossier(parent).withChild(after.code()), partition, fact));
        }
    }

    /** Nothing is booked before what the ledger was told of the dossier: a retry can bring its part late. */
    private void change(Dossier after, int partition, Fact cause) {
        var last = after.facts().stream()
                .filter(fact -> fact.offset() > cause.offset())
                .max(comparing(Fact::offset))
                .orElse(cause);
        var stood = postings.computeIfAbsent(after.code(), code -> Postings.of(dossier(code)));
        var stands = Postings.of(after);
        for (var entry : Entry.between(stood, stands)) {
            entries.add(
                    new BookedEntry(partition, after.code(), entry, last.offset(), last.recordedAt(), cause.offset()));
        }
        dossiers.put(after.code(), after);
        postings.put(after.code(), stands);
        touched.put(after.code(), new Place(partition, last.offset()));
    }

    private Dossier dossier(String code) {
        return dossiers.computeIfAbsent(code, Dossier::unknown);
    }

    List<BookedEntry> entries() {
        return entries;
    }

    /** Codes of the dossiers that changed, each with the place of the last record that concerned it. */
    Map<String, Place> touched() {
        return touched;
    }

    Dossier changed(String code) {
        return dossiers.get(code);
    }
}
