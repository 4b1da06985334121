package vn.lienthong.reporting.adapter.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import vn.lienthong.reporting.domain.BusinessDay;

/** Prints a page to PDF with fonts of its own. The same page, standing on the same moment, gives the same bytes. */
@Singleton
public class Pdf {
    private static final String FAMILY = "Liberation Serif";
    private static final String FONTS = "/liberation/LiberationSerif-";

    /**
     * On a thread that may be busy for a while.
     *
     * @param asOf what the document names as the moment of its making
     */
    public Uni<byte[]> of(String page, Instant asOf) {
        return Uni.createFrom().item(() -> print(page, asOf)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static byte[] print(String page, Instant asOf) {
        var builder = new PdfRendererBuilder().withHtmlContent(page, null);
        font(builder, "Regular", 400, FontStyle.NORMAL);
        font(builder, "Bold", 700, FontStyle.NORMAL);
        font(builder, "Italic", 400, FontStyle.ITALIC);
        font(builder, "BoldItalic", 700, FontStyle.ITALIC);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            try (var document = renderer.getPdfDocument()) {
                return bytes(document, page, asOf);
            }
        } catch (IOException unprintable) {
            throw new UncheckedIOException(unprintable);
        }
    }

    private static void font(PdfRendererBuilder builder, String name, int weight, FontStyle style) {
        builder.useFont(() -> open(FONTS + name + ".ttf"), FAMILY, weight, style, true);
    }

    private static InputStream open(String font) {
        var file = Pdf.class.getResourceAsStream(font);
        if (file == null) throw new IllegalStateException("the font is missing: " + font);
        return file;
    }

    /** Dates and identity of the document come from what it says and when that was known, never from the clock. */
    private static byte[] bytes(PDDocument document, String page, Instant asOf) throws IOException {
        var information = new PDDocumentInformation();
        information.setTitle(document.getDocumentInformation().getTitle());
        information.setProducer("Liên Thông");
        var made = GregorianCalendar.from(asOf.atZone(BusinessDay.VIETNAM));
        information.setCreationDate(made);
        information.setModificationDate(made);
        document.setDocumentInformation(information);
        document.setDocumentId(checksum(page));
        var written = new ByteArrayOutputStream();
        document.save(written, CompressParameters.NO_COMPRESSION);
        return written.toByteArray();
    }

    private static long checksum(String page) {
        var crc = new CRC32();
        crc.update(page.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
