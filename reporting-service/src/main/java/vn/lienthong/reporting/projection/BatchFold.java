package vn.lienthong.reporting.projection;

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
 * Applies facts of one partition one after the other to the dossiers of a batch and books what each changes. What comes out is the same
 * however the records are cut into batches.
 */
final class BatchFold {
    private final int partition;
    private final Map<String, Dossier> dossiers;
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final Map<String, Long> touched = new LinkedHashMap<>();
    private final List<BookedEntry> entries = new ArrayList<>();

    /** @param known the dossiers of the batch, and the parents of those that have one */
    BatchFold(int partition, Map<String, Dossier> known) {
        this.partition = partition;
        dossiers = new HashMap<>(known);
    }

    void apply(Fact fact) {
        var before = dossier(fact.dossier());
        var after = before.with(fact);
        change(after, fact);
        if (!before.parent().equals(after.parent())) {
            before.parent().ifPresent(parent -> change(dossier(parent).withoutChild(after.code()), fact));
            after.parent().ifPresent(parent -> change(dossier(parent).withChild(after.code()), fact));
        }
    }

    private void change(Dossier after, Fact cause) {
        var stood = postings.computeIfAbsent(after.code(), code -> Postings.of(dossier(code)));
        var stands = Postings.of(after);
        for (var entry : Entry.between(stood, stands)) {
            entries.add(new BookedEntry(partition, after.code(), entry, cause.offset(), cause.recordedAt()));
        }
        dossiers.put(after.code(), after);
        postings.put(after.code(), stands);
        touched.put(after.code(), cause.offset());
    }

    private Dossier dossier(String code) {
        return dossiers.computeIfAbsent(code, Dossier::unknown);
    }

    int partition() {
        return partition;
    }

    List<BookedEntry> entries() {
        return entries;
    }

    /** Codes of the dossiers that changed, each with the offset of the last record that concerned it. */
    Map<String, Long> touched() {
        return touched;
    }

    Dossier changed(String code) {
        return dossiers.get(code);
    }
}
