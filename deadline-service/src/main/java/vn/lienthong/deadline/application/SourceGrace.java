package vn.lienthong.deadline.application;

import java.time.Duration;

/** How late a source may tell what has happened (thời gian gửi muộn được phép). */
@FunctionalInterface
public interface SourceGrace {
    /** Zero of a live source, and of one that nobody registered; more only of one that was declared offline. */
    Duration of(String source);
}
