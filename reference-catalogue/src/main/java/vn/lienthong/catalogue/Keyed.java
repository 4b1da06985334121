package vn.lienthong.catalogue;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.lienthong.contracts.log.Rfc3339;

/**
 * Takes the values out of a mapping, key by key, and notes what is wrong with each. What is left out, or left empty, is
 * {@code null}; so is what is at fault.
 */
final class Keyed {
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_NUMBER = 20;
    private static final int SHOWN = 60;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.-]+");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9./-]+");
    private static final Pattern AGENCY = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]{1,20}");
    private static final Pattern TERM = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern DOCUMENT = Pattern.compile("[\\p{L}0-9./-]+");
    private static final Pattern NO_NAME = Pattern.compile("[|\\p{Cntrl}\\p{Cs}]");
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\n\r\t]]");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Entry.Keys row;
    private final String path;
    private final List<Fault> faults;
    private final Set<String> taken = new HashSet<>();

    Keyed(Entry.Keys row) {
        this(row, "", new ArrayList<>());
    }

    private Keyed(Entry.Keys row, String path, List<Fault> faults) {
        this.row = row;
        this.path = path;
        this.faults = faults;
    }

    int line() {
        return row.line();
    }

    List<Fault> faults() {
        return faults;
    }

    boolean has(String key) {
        return switch (row.values().get(key)) {
            case null -> false;
            case Entry.Text text -> !text.value().isEmpty();
            case Entry.Items _, Entry.Keys _ -> true;
        };
    }

    /** Whether the key stands there with nothing behind it. */
    boolean leavesEmpty(String key) {
        return row.values().containsKey(key) && !has(key);
    }

    void require(String... keys) {
        Arrays.stream(keys).filter(key -> !has(key)).forEach(key -> fault(key, "is missing"));
    }

    void requireSome(String key) {
        if (row.values().get(key) instanceof Entry.Items(var _, var values) && values.isEmpty()) fault(key, "is empty");
    }

    /** The lines of what is listed below that key, by what stands there; of what stands there twice the second one. */
    Map<String, Integer> lines(String key) {
        var lines = new HashMap<String, Integer>();
        if (row.values().get(key) instanceof Entry.Items(var _, var values))
            for (var value : values) if (value instanceof Entry.Text(var line, var text)) lines.put(text, line);
        return lines;
    }

    /** To be asked last: what was not taken is not known. */
    void nothingElse() {
        row.values().forEach((key, entry) -> {
            if (!taken.contains(key)) faults.add(new Fault(entry.line(), "unknown key " + quoted(path + key)));
        });
    }

    String text(String key) {
        return scalar(key, text -> text, text -> {
            if (text.length() > LONGEST_TEXT) return tooLong(LONGEST_TEXT);
            return NO_TEXT.matcher(text).find() ? "holds a control character" : null;
        });
    }

    /** A bar parts names in a cell. */
    String name(String key) {
        return scalar(key, text -> text, text -> {
            if (text.length() > LONGEST_NAME) return tooLong(LONGEST_NAME);
            return NO_NAME.matcher(text).find() ? "holds a | or a control character" : null;
        });
    }

    String code(String key) {
        return scalar(key, text -> text, text -> code(text, CODE, "letters, digits, . and -"));
    }

    /** The letter tells it from the code of a unit; there are no dots, as it is a part of dossier codes. */
    String agency(String key) {
        return scalar(
                key,
                text -> text,
                text -> AGENCY.matcher(text).matches()
                        ? null
                        : quoted(text) + " is not up to 20 letters and digits with a letter among them");
    }

    /** A word of a list that is data, see {@link Term}. */
    String term(String key) {
        return scalar(key, text -> text, text -> code(text, TERM, "capitals, digits and _"));
    }

    /** Number and sign of a document (số, ký hiệu văn bản), as it is named by. */
    String document(String key) {
        return scalar(key, text -> text, text -> code(text, DOCUMENT, "letters, digits, . - and /"));
    }

    Instant instant(String key) {
        return scalar(key, Keyed::parsedInstant, text -> parsedInstant(text) == null ? noInstant(text) : null);
    }

    String version(String key) {
        return scalar(key, text -> text, text -> code(text, VERSION, "letters, digits, . - and /"));
    }

    LocalDate day(String key) {
        return scalar(key, Keyed::parsedDay, Keyed::noDay);
    }

    BigDecimal number(String key) {
        return scalar(key, Keyed::parsedNumber, Keyed::noNumber);
    }

    Integer year(String key) {
        return scalar(key, Integer::valueOf, text -> text.matches("[12]\\d{3}") ? null : quoted(text) + " is no year");
    }

    Boolean flag(String key) {
        return scalar(
                key,
                Boolean::valueOf,
                text -> text.matches("true|false") ? null : quoted(text) + " is not true or false");
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return choice(key, type, EnumSet.allOf(type));
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, Set<E> among) {
        return scalar(key, text -> Enum.valueOf(type, text), text -> noneOf(text, among));
    }

    <E extends Enum<E>> Set<E> choices(String key, Class<E> type) {
        var texts = texts(key, text -> noneOf(text, EnumSet.allOf(type)));
        if (texts == null) return null;
        var chosen = EnumSet.noneOf(type);
        texts.forEach(text -> chosen.add(Enum.valueOf(type, text)));
        return chosen;
    }

    List<String> codes(String key) {
        return texts(key, text -> code(text, CODE, "letters, digits, . and -"));
    }

    List<String> texts(String key) {
        return texts(key, _ -> null);
    }

    List<LocalDate> days(String key) {
        var texts = texts(key, Keyed::noDay);
        return texts == null ? null : texts.stream().map(Keyed::parsedDay).toList();
    }

    /** The mapping below that key. */
    Optional<Keyed> below(String key) {
        taken.add(key);
        return has(key) ? keyed(key, row.values().get(key)) : Optional.empty();
    }

    /** The mappings listed below that key. */
    Optional<List<Keyed>> listed(String key) {
        return items(key).map(items -> items.stream()
                .map(item -> keyed(key, item))
                .flatMap(Optional::stream)
                .toList());
    }

    /** Not {@code null} for an absent key only: a fault leaves out what is at fault. */
    private List<String> texts(String key, Function<String, String> wrong) {
        return items(key)
                .map(items -> items.stream()
                        .map(item -> scalar(key, item, text -> text, wrong))
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(null);
    }

    private Optional<List<Entry>> items(String key) {
        taken.add(key);
        if (!has(key)) return Optional.empty();
        if (row.values().get(key) instanceof Entry.Items(var _, var values)) return Optional.of(values);
        fault(key, "is no list");
        return Optional.empty();
    }

    private Optional<Keyed> keyed(String key, Entry entry) {
        if (entry instanceof Entry.Keys keys) return Optional.of(new Keyed(keys, path + key + ".", faults));
        faults.add(new Fault(entry.line(), path + key + ": is no mapping"));
        return Optional.empty();
    }

    private <T> T scalar(String key, Function<String, T> parse, Function<String, String> wrong) {
        taken.add(key);
        return has(key) ? scalar(key, row.values().get(key), parse, wrong).orElse(null) : null;
    }

    private <T> Optional<T> scalar(String key, Entry entry, Function<String, T> parse, Function<String, String> wrong) {
        var fault = entry instanceof Entry.Text(var _, var value)
                ? wrong.apply(value)
                : "is a list or a mapping, not a value";
        if (fault != null) faults.add(new Fault(entry.line(), path + key + ": " + fault));
        return fault == null && entry instanceof Entry.Text(var _, var value)
                ? Optional.of(parse.apply(value))
                : Optional.empty();
    }

    void fault(String key, String what) {
        taken.add(key);
        var entry = row.values().get(key);
        faults.add(new Fault(entry == null ? row.line() : entry.line(), path + key + ": " + what));
    }

    private static String code(String text, Pattern letters, String named) {
        if (text.length() > LONGEST_CODE) return tooLong(LONGEST_CODE);
        return letters.matcher(text).matches() ? null : quoted(text) + " holds other than " + named;
    }

    private static String noDay(String text) {
        return DAY.matcher(text).matches() && parsedDay(text) != null ? null : quoted(text) + " is no day";
    }

    private static LocalDate parsedDay(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException fault) {
            return null;
        }
    }

    private static String noInstant(String text) {
        return quoted(text) + " is no moment such as 2026-06-01T08:00:00+07:00";
    }

    private static Instant parsedInstant(String text) {
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException fault) {
            return null;
        }
    }

    private static String noNumber(String text) {
        return text.length() <= LONGEST_NUMBER && parsedNumber(text) != null ? null : quoted(text) + " is no number";
    }

    /** 1.50 days are 1.5 days. */
    private static BigDecimal parsedNumber(String text) {
        try {
            var number = new BigDecimal(text);
            var shortest = number.stripTrailingZeros();
            return number.scale() <= 0 ? number : shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        } catch (NumberFormatException fault) {
            return null;
        }
    }

    private static <E extends Enum<E>> String noneOf(String text, Set<E> among) {
        var names = among.stream().map(Enum::name).toList();
        return names.contains(text) ? null : quoted(text) + " is none of " + String.join(", ", names);
    }

    private static String tooLong(int longest) {
        return "is longer than " + longest + " characters";
    }

    /** As faults show what was written. */
    static String quoted(String text) {
        return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + '"';
    }
}
