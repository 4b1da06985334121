package vn.lienthong.deadline;

import vn.lienthong.journal.testkit.JournalDatabase;

/** A database with the tables of this service, all of them. */
public final class DeadlineDatabase {
    private DeadlineDatabase() {}

    public static JournalDatabase fresh() {
        return JournalDatabase.fresh(
                "/db/deadline/V100__deadline.sql",
                "/db/deadline/V101__open_dossiers.sql",
                "/db/deadline/V102__offline_sources.sql");
    }
}
