package vn.lienthong.reporting.forms;

import java.time.Instant;
import java.util.ArrayList;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.reporting.domain.CloseKind;

/**
 * A line of the register (sổ theo dõi hồ sơ).
 *
 * @param number from 1 through the year, in order of reception
 * @param sets number of sets handed in, {@code null} if nobody said
 * @param contact address and phone
 * @param resolvedBy the agency that leads the processing (cơ quan chủ trì giải quyết)
 * @param dueAt what the receipt promised
 * @param resolvedAt when the result came from the agency
 * @param returnedBy officer who gave the result out
 */
public record BookRow(
        int number,
        String code,
        String procedure,
        Integer sets,
        String owner,
        String contact,
        String resolvedBy,
        Instant receivedAt,
        Instant dueAt,
        Instant resolvedAt,
        Instant returnedAt,
        String returnChannel,
        String returnedBy,
        String receiver,
        String note) {

    public static BookRow of(int number, FormSource source) {
        var view = source.view();
        var received = source.received();
        var returned = source.dossier().history().facts().stream()
                .filter(fact -> fact.event() instanceof ResultReturned)
                .map(fact -> (ResultReturned) fact.event())
                .findFirst();
        var promised = received.map(reception -> reception.promised());
        return new BookRow(
                number,
                view.code(),
                source.procedure(),
                received.map(reception -> reception.sets()).orElse(null),
                source.persons().owner().name(),
                contact(source.persons().owner()),
                source.resolvingUnit(),
                view.receivedAt(),
                promised.map(PromisedDue::slipDueAt).orElse(null),
                view.closedAt(),
                view.returnedAt(),
                returned.map(result -> InWords.channel(result.channel())).orElse(""),
                returned.map(result -> InWords.orEmpty(result.officer())).orElse(""),
                returned.map(_ -> InWords.orEmpty(source.persons().receiver())).orElse(""),
                note(source));
    }

    private static String contact(Person owner) {
        if (owner == Person.FORGOTTEN) return Person.ERASED;
        if (owner.address().isEmpty() || owner.phone().isEmpty()) return owner.address() + owner.phone();
        return owner.address() + "; " + owner.phone();
    }

    private static String note(FormSource source) {
        var notes = new ArrayList<String>();
        var view = source.view();
        if (view.apologyNumber() != null) notes.add("Xin lỗi, hẹn lại: " + view.apologyNumber());
        if (source.dossier().history().facts().stream().anyMatch(fact -> fact.event() instanceof ReceptionRefused))
            notes.add("Từng bị từ chối tiếp nhận");
        if (view.outcome() != null) notes.add(outcome(view.outcome()));
        if (view.punctuality() != null) notes.add(InWords.result(view.punctuality()));
        return String.join("; ", notes.stream().filter(note -> !note.isEmpty()).toList());
    }

    private static String outcome(CloseKind outcome) {
        return switch (outcome) {
            case APPROVED -> "";
            case REFUSED -> "Từ chối giải quyết";
            case WITHDRAWN -> "Rút hồ sơ";
            case STOPPED -> "Dừng giải quyết";
        };
    }

    public String numberInBook() {
        return "%02d".formatted(number);
    }

    public String received() {
        return InWords.shortMoment(receivedAt);
    }

    public String due() {
        return InWords.shortMoment(dueAt);
    }

    public String receivedTime() {
        return InWords.time(receivedAt);
    }

    public String receivedDay() {
        return InWords.shortDay(receivedAt);
    }

    public String dueTime() {
        return InWords.time(dueAt);
    }

    public String dueDay() {
        return InWords.shortDay(dueAt);
    }

    public String resolved() {
        return InWords.shortDay(resolvedAt);
    }

    public String returned() {
        return InWords.shortDay(returnedAt);
    }

    public String setsInWords() {
        return InWords.orEmpty(sets);
    }
}
