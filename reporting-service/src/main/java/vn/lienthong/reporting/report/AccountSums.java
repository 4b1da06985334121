package vn.lienthong.reporting.report;

import java.util.Arrays;
import java.util.Collection;
import vn.lienthong.reporting.domain.Account;

/** What stands on each account. */
public final class AccountSums {
    private final long[] sums;

    private AccountSums(long[] sums) {
        this.sums = sums;
    }

    public static AccountSums zero() {
        return new AccountSums(new long[Account.count()]);
    }

    /** @param sums one for each account, in their order */
    public static AccountSums of(long... sums) {
        if (sums.length != Account.count()) throw new IllegalArgumentException("one sum for each account");
        return new AccountSums(sums.clone());
    }

    public AccountSums plus(AccountSums other) {
        var result = sums.clone();
        for (int i = 0; i < result.length; i++) result[i] += other.sums[i];
        return new AccountSums(result);
    }

    public AccountSums minus(AccountSums other) {
        var result = sums.clone();
        for (int i = 0; i < result.length; i++) result[i] -= other.sums[i];
        return new AccountSums(result);
    }

    public long on(Account account) {
        return sums[account.ordinal()];
    }

    public long on(Collection<Account> accounts) {
        return accounts.stream().mapToLong(this::on).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountSums that && Arrays.equals(sums, that.sums);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sums);
    }

    @Override
    public String toString() {
        return Arrays.toString(sums);
    }
}
