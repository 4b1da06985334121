package vn.lienthong.service.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Append;
import vn.lienthong.journal.Appended;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.Journal;
import vn.lienthong.service.casefile.CaseFile;

/** A batch of dossiers decided on behind a locked head: what is said of each is said whole, or not at all. */
final class Sitting<D> {
    private static final Logger LOG = Logger.getLogger(Sitting.class);

    private final Append append;
    private final int examined;
    private final List<LogRecord> said = new ArrayList<>();
    private final List<D> decided = new ArrayList<>();
    private int failed;
    private Head head;

    private Sitting(Append append, Head locked, int examined) {
        this.append = append;
        this.head = locked;
        this.examined = examined;
    }

    static <D> Sitting<D> on(
            Collection<CaseFile> files, Journal journal, Head locked, OrderForMany.Decider<D> decider, Instant now) {
        var sitting = new Sitting<D>(journal.appending(versions(files)), locked, files.size());
        files.forEach(file -> sitting.take(file, decider, now));
        return sitting;
    }

    private static Map<String, Integer> versions(Collection<CaseFile> files) {
        return files.stream().collect(Collectors.toMap(CaseFile::dossier, CaseFile::version));
    }

    private void take(CaseFile file, OrderForMany.Decider<D> decider, Instant now) {
        var speech = new Speech(file, head);
        try {
            var result = decider.decide(file, now, speech);
            said.addAll(speech.records);
            head = speech.behind;
            result.ifPresent(decided::add);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "ALARM: %s cannot be judged and stays as it is", file.dossier());
            failed++;
        }
    }

    /** What is said of one dossier, not heard before all of it is. */
    private final class Speech implements OrderForMany.Voice {
        private final List<LogRecord> records = new ArrayList<>();
        private CaseFile file;
        private Head behind;

        Speech(CaseFile file, Head behind) {
            this.file = file;
            this.behind = behind;
        }

        @Override
        public CaseFile say(List<Draft> drafts) {
            if (drafts.isEmpty()) return file;
            var more = append.behind(behind, drafts);
            behind = more.head();
            records.addAll(more.records());
            file = file.withOwn(more.records());
            return file;
        }
    }

    /** What is to be written behind the locked head. */
    Appended said() {
        return new Appended(head, List.copyOf(said));
    }

    List<D> decided() {
        return List.copyOf(decided);
    }

    OrdersForMany.Batch<D> batch() {
        return new OrdersForMany.Batch<>(decided(), examined, failed, 0);
    }
}
