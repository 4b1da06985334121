package vn.lienthong.journal.consumer;

import java.time.Instant;

/**
 * A dossier whose next record cannot be applied.
 *
 * @param event the record at the head of its queue
 * @param waiting records in its queue
 * @param cause what went wrong with the first, without personal data
 * @param since when it was parked
 */
public record ParkedDossier(
        String dossier, int partition, long offset, String event, int waiting, String cause, Instant since) {
    public Trouble trouble() {
        return Trouble.of(cause);
    }
}
