package vn.lienthong.reporting.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.reporting.dossier.Named;

/**
 * A feedback in a list. Its words, and those of its answer, are sealed: intake opens them with the dossier's persons.
 *
 * @param feedback id of its fact, by which an answer names it
 * @param at business time
 * @param agency that had the dossier in hand then, or had it last
 * @param officer whom it names, else who had the dossier in hand
 * @param byCitizen whether it was given with the key on the receipt
 * @param answeredOn {@code null}, as is the finding, until it is answered
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FeedbackLine(
        String dossier,
        String feedback,
        FeedbackKind kind,
        Instant at,
        Named agency,
        String officer,
        boolean byCitizen,
        boolean answered,
        Finding finding,
        LocalDate answeredOn) {}
