package vn.lienthong.reporting.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.catalogue.FormSet;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Fee;

/**
 * Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
 *
 * @param secondStage {@code null} where there is one stage only
 * @param book number of the register (quyển số): a unit opens one for each year
 * @param number of its line there (số thứ tự)
 */
public record Receipt(
        Heading heading,
        String code,
        Person owner,
        String submitter,
        String procedure,
        List<DocumentLine> documents,
        String sets,
        String limit,
        String receivedAt,
        String dueAt,
        SecondStage secondStage,
        String returnBy,
        String fees,
        String officer,
        String book,
        String number)
        implements Form {
    private static final String FIRST_BOOK = "01";

    static Receipt of(FormSource source, Fact fact, FormSet set, FormSet.Form form) {
        var received = (DossierReceived) fact.event();
        var promised = received.promised();
        return new Receipt(
                Heading.of(set, form, received.unit(), fact.time(), source),
                source.dossier().code(),
                source.persons().owner(),
                InWords.orEmpty(source.persons().submitter()),
                source.procedure(),
                DocumentLine.of(received.documents()),
                InWords.orEmpty(received.sets()),
                promised == null ? "" : InWords.limit(promised.limit()),
                InWords.moment(fact.time()),
                promised == null ? "" : InWords.moment(promised.slipDueAt()),
                SecondStage.of(source).orElse(null),
                InWords.returnBy(received.returnBy()),
                fees(received.fees()),
                InWords.orEmpty(received.officer()),
                source.surroundings().number() == null ? "" : FIRST_BOOK,
                number(source.surroundings().number()));
    }

    private static String number(Integer line) {
        return line == null ? "" : "%02d".formatted(line);
    }

    private static String fees(List<Fee> fees) {
        if (fees == null || fees.isEmpty()) return "";
        var each = fees.stream().map(fee -> InWords.orEmpty(fee.name()) + " " + InWords.amount(fee.amount()));
        var sum =
                fees.stream().flatMap(fee -> Stream.ofNullable(fee.amount())).reduce(BigDecimal.ZERO, BigDecimal::add);
        var all = String.join("; ", each.map(String::strip).toList());
        return fees.size() == 1 ? all : all + "; cộng " + InWords.amount(sum);
    }
}
