package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The official forms of the one-stop desk (bộ biểu mẫu) as one instrument issued them. A form is named by its set and its
 * kind, never by its number alone: numbers moved from one set to the next.
 *
 * @param formSet its short name
 * @param instrument what issued it
 * @param from first day on which its forms are given out
 * @param to last day, {@code null} while it is in force
 * @param basis legal source
 * @param desk what the desk is called on them
 * @param remark printed on every form of the set, {@code null} without any
 */
public record FormSet(
        String formSet,
        String instrument,
        LocalDate from,
        LocalDate to,
        String basis,
        String desk,
        String remark,
        List<Form> forms) {

    /** @param lacking why it cannot be printed, {@code null} where it can */
    public record Form(FormKind form, String number, String title, String lacking) {}

    public boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public Optional<Form> form(FormKind kind) {
        return forms.stream().filter(form -> form.form() == kind).findFirst();
    }
}
