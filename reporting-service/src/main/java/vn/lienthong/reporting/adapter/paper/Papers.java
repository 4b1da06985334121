package vn.lienthong.reporting.adapter.paper;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import vn.lienthong.reporting.forms.Apology;
import vn.lienthong.reporting.forms.Book;
import vn.lienthong.reporting.forms.BookRow;
import vn.lienthong.reporting.forms.ControlSlip;
import vn.lienthong.reporting.forms.Form;
import vn.lienthong.reporting.forms.Receipt;
import vn.lienthong.reporting.forms.Refusal;
import vn.lienthong.reporting.forms.SupplementRequest;
import vn.lienthong.reporting.table.PrintedTable;

/** Puts papers on pages: well-formed HTML that a browser shows and {@link Pdf} prints. */
@Singleton
public class Papers {
    /** Where the lines of a register go. */
    private static final String ROWS = "<!--rows-->";

    private final TrackingAddress tracking;

    Papers(TrackingAddress tracking) {
        this.tracking = tracking;
    }

    @CheckedTemplate(basePath = "paper")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance receipt(Receipt form, String qr);

        static native TemplateInstance supplementRequest(SupplementRequest form, String qr);

        static native TemplateInstance refusal(Refusal form, String qr);

        static native TemplateInstance apology(Apology form, String qr);

        static native TemplateInstance controlSlip(ControlSlip form, String qr);

        static native TemplateInstance book(Book form);

        static native TemplateInstance bookRows(List<BookRow> rows);

        static native TemplateInstance table(PrintedTable table);
    }

    /** The code on a receipt leads the citizen to his dossier, as only he may go; others hold no more than they say. */
    public String page(Form form) {
        var page =
                switch (form) {
                    case Receipt receipt -> Pages.receipt(receipt, QrCode.of(tracking.of(receipt.code())));
                    case SupplementRequest request -> Pages.supplementRequest(request, QrCode.of(request.code()));
                    case Refusal refusal -> Pages.refusal(refusal, QrCode.of(refusal.code()));
                    case Apology apology -> Pages.apology(apology, QrCode.of(apology.code()));
                    case ControlSlip slip -> Pages.controlSlip(slip, QrCode.of(slip.code()));
                };
        return page.render();
    }

    public String page(PrintedTable table) {
        return Pages.table(table).render();
    }

    /** A register is written piece by piece: what comes before its lines, and what behind them. */
    public record Cover(String before, String behind) {}

    public Cover cover(Book book) {
        var page = Pages.book(book).render();
        int rows = page.indexOf(ROWS);
        return new Cover(page.substring(0, rows), page.substring(rows + ROWS.length()));
    }

    public String rows(List<BookRow> rows) {
        return Pages.bookRows(rows).render();
    }
}
