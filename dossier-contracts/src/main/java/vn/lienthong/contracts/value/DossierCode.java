package vn.lienthong.contracts.value;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dossier code (mã hồ sơ), {@code <agency>-<YYMMDD>-<sequence>}: TT 01/2018/TT-VPCP, article 19. Several generations
 * of codes live in the field, so the agency part is only 1 to 40 letters, digits and dots, and the sequence has at least
 * 4 digits.
 *
 * @param day the reception day as its six digits, YYMMDD
 */
public record DossierCode(String agency, String day, long sequence) {
    private static final Pattern GRAMMAR = Pattern.compile("([A-Za-z0-9.]{1,40})-(\\d{6})-(\\d{4,15})");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    /** Empty if the text is not a dossier code. */
    public static Optional<DossierCode> parse(String text) {
        var match = GRAMMAR.matcher(text);
        return match.matches()
                ? Optional.of(new DossierCode(match.group(1), match.group(2), Long.parseLong(match.group(3))))
                : Optional.empty();
    }

    /** The reception day, if the six digits are one of this century. */
    public Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.parse(day, DAY));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /** How a code names this reception day. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    @Override
    public String toString() {
        return agency + "-" + day + "-" + (sequence < 1000 ? "%04d".formatted(sequence) : Long.toString(sequence));
    }
}
