package vn.lienthong.reporting.officers;

import java.util.Collection;
import vn.lienthong.contracts.value.Channel;

/**
 * Index 9: how much an agency handles online.
 *
 * @param received in the period
 * @param procedures of which dossiers were received in the period
 * @param overdue of those filed online, closed late in the period or open and overdue at its end
 */
record OnlineService(long received, long online, long procedures, long onlineProcedures, long overdue) {

    static OnlineService of(Collection<Handled> dossiers) {
        var received = dossiers.stream().filter(Handled::receivedInPeriod).toList();
        var online = received.stream().filter(OnlineService::isOnline).toList();
        return new OnlineService(
                received.size(),
                online.size(),
                received.stream().map(Handled::procedure).distinct().count(),
                online.stream().map(Handled::procedure).distinct().count(),
                dossiers.stream()
                        .filter(each -> isOnline(each) && each.overdue())
                        .count());
    }

    private static boolean isOnline(Handled dossier) {
        return dossier.channel() == Channel.ONLINE;
    }

    Points points() {
        if (received == 0) return Points.NONE;
        if (overdue > 0 || online * 100 < received * 15) return Points.of(0);
        return Points.of(online * 100 >= received * 30 && onlineProcedures * 100 >= procedures * 20 ? 2 : 1);
    }
}
