package vn.lienthong.reporting.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.FormSet;
import vn.lienthong.reporting.domain.BusinessDay;

/**
 * The head of a paper.
 *
 * @param number of the form in its set
 * @param remark what is to be said of the set, or empty
 * @param agency the unit whose desk gives it out, by the name of the day
 * @param place and {@code day}: where and when it was given out
 */
public record Heading(
        String formSet,
        String instrument,
        String number,
        String title,
        String remark,
        String agency,
        String desk,
        String place,
        String day) {
    private static final Pattern LEVEL =
            Pattern.compile("^(Thành phố|Tỉnh|Huyện|Quận|Thị xã|Thị trấn|Phường|Xã|Đặc khu) ", Pattern.CANON_EQ);

    static Heading of(FormSet set, FormSet.Form form, String unit, Instant at, FormSource source) {
        return of(set, form, source.unit(unit, at), BusinessDay.of(at));
    }

    static Heading of(FormSet set, FormSet.Form form, String unit, LocalDate day, Catalogue catalogue) {
        var name = catalogue.unit(unit, day).map(found -> found.nameAt(day)).orElse(unit);
        return of(set, form, name, day);
    }

    private static Heading of(FormSet set, FormSet.Form form, String name, LocalDate day) {
        return new Heading(
                set.formSet(),
                set.instrument(),
                form.number(),
                form.title(),
                InWords.orEmpty(set.remark()),
                name,
                set.desk(),
                LEVEL.matcher(name).replaceFirst(""),
                InWords.day(BusinessDay.start(day)));
    }

    /** As running text writes it: {@code thị trấn Trâu Quỳ}. */
    public String agencyInText() {
        return agency.substring(0, 1).toLowerCase(Locale.ROOT) + agency.substring(1);
    }

    /** As letterheads write it. */
    public String agencyInCapitals() {
        return agency.toUpperCase(Locale.ROOT);
    }

    public String deskInCapitals() {
        return desk.toUpperCase(Locale.ROOT);
    }

    public String titleInCapitals() {
        return title.toUpperCase(Locale.ROOT);
    }
}
