package vn.lienthong.reporting.domain;

import java.time.LocalDate;

/**
 * One dossier moves from one account to another on a business day.
 *
 * @param since the first last day of a report that counts it: the business day, or later where it only tells what had
 *     happened by then in the words of another unit, to which the dossier passed on that day
 * @param countedBy the reports that count it, by the due date on which they stand
 */
public record Posting(LocalDate day, Cell cell, Account from, Account to, LocalDate since, CountedBy countedBy) {
    Posting(LocalDate day, Cell cell, Account from, Account to, LocalDate since) {
        this(day, cell, from, to, since, CountedBy.EVERY_BASIS);
    }

    Posting countedBy(CountedBy which) {
        return new Posting(day, cell, from, to, since, which);
    }

    public boolean isOfPassing() {
        return since.isAfter(day);
    }
}
