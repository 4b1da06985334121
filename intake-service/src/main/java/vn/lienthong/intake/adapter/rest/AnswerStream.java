package vn.lienthong.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.intake.adapter.rest.ItemResult.Outcome;
import vn.lienthong.intake.application.Answer;
import vn.lienthong.service.problem.Language;

/** Writes the answers of a request into a spool, and keeps count. */
final class AnswerStream {
    /** As lines, the last with the counts, or as the one JSON object of a batch. */
    enum Form {
        LINES,
        OBJECT
    }

    private final Results results;
    private final ObjectWriter writer;
    private final Language language;
    private final Form form;
    private final boolean minimal;
    private final Counts counts = new Counts();
    private final Map<Integer, EventId> last = new TreeMap<>();
    private final Spool spool = new Spool();
    private final JsonGenerator json;

    /** @param minimal whether only items that were not applied are listed */
    AnswerStream(Results results, ObjectWriter writer, Language language, Form form, boolean minimal) {
        this.results = results;
        this.writer = writer;
        this.language = language;
        this.form = form;
        this.minimal = minimal;
        this.json = open();
    }

    private JsonGenerator open() {
        try {
            var opened = writer.createGenerator(spool);
            if (form == Form.OBJECT) {
                opened.writeStartObject();
                opened.writeArrayFieldStart("results");
            } else {
                opened.setRootValueSeparator(null);
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answer(PostId post, Answer answer) {
        var outcome = Results.outcomeOf(answer);
        counts.count(outcome);
        if (answer instanceof Answer.Recorded(var record, var pending)) {
            last.put(record.shard(), new EventId(record.owner(), record.shard(), record.position()));
        }
        if (!minimal || outcome != Outcome.APPLIED) write(results.of(post, answer, language));
    }

    private void write(Object value) {
        try {
            writer.writeValue(json, value);
            if (form == Form.LINES) json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole answer; nothing can be added any more. */
    Spool finished() {
        try {
            if (form == Form.LINES) write(counts.byName());
            else finishObject();
            json.close();
            return spool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finishObject() throws IOException {
        json.writeEndArray();
        for (var count : counts.byName().entrySet()) json.writeNumberField(count.getKey(), count.getValue());
        json.writeEndObject();
    }

    /** How far a reader must have come to see everything that was recorded. */
    Collection<EventId> positions() {
        return last.values();
    }
}
