package vn.lienthong.reporting.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import vn.lienthong.contracts.value.Channel;

/**
 * The accounts of the ledger. Every posting moves one dossier from one account to another on a business day, so the
 * accounts of a period sum to zero, and a report is a trial balance. There are three rings that never exchange
 * dossiers: the parts of form 06a, its control totals (posted by a rule of their own, so that a check can fail), and
 * the marks beside the figures.
 *
 * <p>The order is the stored number of an account: append only.
 */
public enum Account {
    RECEIVED_ONLINE,
    RECEIVED_DIRECT,
    RECEIVED_POST,
    OPEN_IN_TIME,
    OPEN_OVERDUE,
    EARLY_APPROVED,
    EARLY_REFUSED,
    EARLY_WITHDRAWN,
    EARLY_STOPPED,
    ON_TIME_APPROVED,
    ON_TIME_REFUSED,
    ON_TIME_WITHDRAWN,
    ON_TIME_STOPPED,
    LATE_APPROVED,
    LATE_REFUSED,
    LATE_WITHDRAWN,
    LATE_STOPPED,
    CONTROL_RECEIVED,
    CONTROL_OPEN,
    CONTROL_CLOSED,
    UNMARKED,
    AWAITING,
    ON_TIME_AFTER_EXTENSION;

    private static final Account[] ALL = values();

    /** Where a dossier filed over this channel comes from. */
    public static Account receivedBy(Channel channel) {
        return switch (channel) {
            case ONLINE -> RECEIVED_ONLINE;
            case DIRECT -> RECEIVED_DIRECT;
            case POST -> RECEIVED_POST;
        };
    }

    public static Account closed(Punctuality punctuality, CloseKind kind) {
        return ALL[EARLY_APPROVED.ordinal() + punctuality.ordinal() * CloseKind.values().length + kind.ordinal()];
    }

    /** The accounts of one punctuality, over all ways of closing. */
    public static Set<Account> closed(Punctuality punctuality) {
        var accounts = EnumSet.noneOf(Account.class);
        for (var kind : CloseKind.values()) accounts.add(closed(punctuality, kind));
        return accounts;
    }

    /** The accounts of one way of closing, over all punctualities. */
    public static Set<Account> closed(CloseKind kind) {
        var accounts = EnumSet.noneOf(Account.class);
        for (var punctuality : Punctuality.values()) accounts.add(closed(punctuality, kind));
        return accounts;
    }

    public static Account numbered(int number) {
        return ALL[number];
    }

    public static int count() {
        return ALL.length;
    }

    public static String[] columns() {
        return Arrays.stream(ALL).map(Account::column).toArray(String[]::new);
    }

    /** Its column in the balances. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
