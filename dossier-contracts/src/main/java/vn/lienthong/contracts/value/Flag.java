package vn.lienthong.contracts.value;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What breaks a rule but happened, and therefore is recorded (contract, section 2). */
public enum Flag {
    CLOCK_SKEW,
    DUE_DIFFERS,
    OFF_ROUTE,
    NOT_TRANSFERRED,
    OPEN_LEGS,
    WRONG_RESOLVING_UNIT,
    NOT_CLOSED,
    SECOND_SUPPLEMENT,
    LATE_EXTENSION,
    SECOND_EXTENSION,
    NOT_LATER,
    NO_DELEGATION,
    OUTSIDE_DESK_HOURS,
    CLOSE_CONFLICT,
    BEGUN_UNPAID,
    OVERRIDDEN;

    /** The flags in the order of their declaration, separated by commas; {@code null} when there are none. */
    public static String text(Set<Flag> flags) {
        return flags.isEmpty() ? null : flags.stream().sorted().map(Flag::name).collect(Collectors.joining(","));
    }

    /** What {@link #text} was made of. */
    public static Set<Flag> parse(String text) {
        if (text == null) return Set.of();
        var flags = EnumSet.noneOf(Flag.class);
        Arrays.stream(text.split(",", -1)).map(Flag::valueOf).forEach(flags::add);
        return flags;
    }
}
