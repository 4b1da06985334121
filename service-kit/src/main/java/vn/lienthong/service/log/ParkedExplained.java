package vn.lienthong.service.log;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.consumer.ParkedQueue;
import vn.lienthong.journal.consumer.Trouble;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;

/**
 * Why a dossier waits in a partition, without personal data.
 *
 * @param offset of the record that cannot be applied, in that partition
 * @param event its id
 * @param type its type
 * @param time its business time
 * @param cause what went wrong, as the service's log has it
 * @param why the same for people
 * @param unblock what lets the dossier go on
 * @param since when it was parked
 * @param waiting everything that waits, in order, beginning with the record itself
 */
public record ParkedExplained(
        String dossier,
        int partition,
        long offset,
        String event,
        String type,
        Instant time,
        Instant recordedAt,
        Trouble trouble,
        String cause,
        String why,
        String unblock,
        Instant since,
        List<Waiting> waiting) {

    public record Waiting(String event, String type) {
        static Waiting of(LogRecord record) {
            return new Waiting(record.id(), record.type());
        }
    }

    static ParkedExplained of(ParkedQueue queue, Messages messages, Language language) {
        var first = queue.record();
        return new ParkedExplained(
                first.dossier(),
                queue.partition(),
                queue.first().offset(),
                first.id(),
                first.type(),
                first.time(),
                first.recordedAt(),
                queue.trouble(),
                queue.cause(),
                text(messages, language, queue, "why"),
                text(messages, language, queue, "unblock"),
                queue.since(),
                queue.waiting().stream()
                        .map(placed -> Waiting.of(placed.record()))
                        .toList());
    }

    private static String text(Messages messages, Language language, ParkedQueue queue, String what) {
        var key =
                "quarantine." + queue.trouble().name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + what;
        return messages.text(language, key, List.of(queue.record().type())).orElseThrow();
    }
}
