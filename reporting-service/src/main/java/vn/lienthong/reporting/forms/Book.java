package vn.lienthong.reporting.forms;

import java.time.LocalDate;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.FormKind;

/**
 * The head of the register of a unit (sổ theo dõi hồ sơ); its lines are {@link BookRow}s. A register is opened for a year.
 *
 * @param heading {@code null} where no set of forms was in force on the first day
 * @param first number of the first line, {@code total} of lines
 */
public record Book(Heading heading, String unit, LocalDate from, LocalDate to, int first, int total) {

    public static Optional<Heading> heading(String unit, LocalDate from, Catalogue catalogue) {
        return catalogue.formSet(from).flatMap(set -> set.form(FormKind.BOOK)
                .map(form -> Heading.of(set, form, unit, from, catalogue)));
    }

    public String year() {
        return String.valueOf(from.getYear());
    }

    public String firstDay() {
        return InWords.shortDay(from);
    }

    public String lastDay() {
        return InWords.shortDay(to);
    }
}
