package vn.lienthong.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.PostReceipt;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.intake.adapter.rest.ItemResult.Outcome;
import vn.lienthong.intake.application.Answer;
import vn.lienthong.service.problem.Language;

/** Writes the answers of a request into a spool, and keeps count. */
final class AnswerStream implements AutoCloseable {
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
    private final Optional<PostReceipt.Draft> receipt;
    private final Counts counts = new Counts();
    private final Map<Integer, EventId> last = new TreeMap<>();
    private final Spool spool = new Spool();
    private final JsonGenerator json;

    /**
     * @param minimal whether only items that were not applied are listed
     * @param receipt takes in what is accepted, where a receipt is wanted; then everything is listed, with its hash
     */
    AnswerStream(
            Results results,
            ObjectWriter writer,
            Language language,
            Form form,
            boolean minimal,
            Optional<PostReceipt.Draft> receipt) {
        this.results = results;
        this.writer = writer;
        this.language = language;
        this.form = form;
        this.minimal = minimal && receipt.isEmpty();
        this.receipt = receipt;
        this.json = open();
    }

    private JsonGenerator open() {
        try {
            var opened = writer.createGenerator(spool).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
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
        answer.fact().ifPresent(this::written);
        if (!minimal || outcome != Outcome.APPLIED) write(result(post, answer));
    }

    private ItemResult result(PostId post, Answer answer) {
        var result = results.of(post, answer, language);
        return receipt.isEmpty()
                ? result
                : answer.fact().map(fact -> receipted(result, fact)).orElse(result);
    }

    private ItemResult receipted(ItemResult result, LogRecord fact) {
        var hash = fact.hash().hex();
        receipt.orElseThrow().add(new PostId(result.source(), result.id()), fact.id(), hash);
        return result.withHash(hash);
    }

    /** A repeat names an older fact than those around it. */
    private void written(LogRecord fact) {
        var id = new EventId(fact.owner(), fact.shard(), fact.position());
        last.merge(fact.shard(), id, BinaryOperator.maxBy(Comparator.comparingLong(EventId::position)));
    }

    private void write(Object value) {
        try {
            writer.writeValue(json, value);
            if (form == Form.LINES) json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The whole answer; nothing can be added any more.
     *
     * @param sign the receipt, where one is wanted
     */
    Spool finished(Function<PostReceipt.Draft, PostReceipt> sign) {
        try {
            var signed = receipt.map(sign);
            if (form == Form.LINES) write(lastLine(signed));
            else finishObject(signed);
            json.close();
            return spool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> lastLine(Optional<PostReceipt> signed) {
        var line = new LinkedHashMap<String, Object>(counts.byName());
        signed.ifPresent(stated -> line.put("receipt", stated));
        return line;
    }

    private void finishObject(Optional<PostReceipt> signed) throws IOException {
        json.writeEndArray();
        for (var said : lastLine(signed).entrySet()) {
            json.writeFieldName(said.getKey());
            writer.writeValue(json, said.getValue());
        }
        json.writeEndObject();
    }

    /** Lets go of an answer that nobody gets. */
    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far a reader must have come to see everything that is recorded, now or since an earlier post of it. */
    Collection<EventId> positions() {
        return last.values();
    }
}
