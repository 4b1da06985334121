package vn.lienthong.reporting.report;

import java.util.HashMap;
import java.util.Map;
import vn.lienthong.reporting.domain.Account;

/** Gathers what stands on single accounts of a row. */
final class AccountMoves {
    private final Map<String, long[]> accounts = new HashMap<>();

    void add(String key, short account, long amount) {
        accounts.computeIfAbsent(key, _ -> new long[Account.count()])[account] += amount;
    }

    Map<String, AccountSums> sums() {
        var sums = new HashMap<String, AccountSums>();
        accounts.forEach((key, of) -> sums.put(key, AccountSums.of(of)));
        return sums;
    }
}
