package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import vn.lienthong.reporting.adapter.paper.Papers;
import vn.lienthong.reporting.adapter.paper.Pdf;
import vn.lienthong.reporting.forms.Form;

/** Papers as answers: to be shown, printed, and kept by nobody on the way. */
@Singleton
class PrintedForms {
    static final String PDF = "application/pdf";
    static final String HTML = "text/html;charset=UTF-8";

    private final Papers papers;
    private final Pdf pdf;

    PrintedForms(Papers papers, Pdf pdf) {
        this.papers = papers;
        this.pdf = pdf;
    }

    Response html(Form form) {
        return answer(papers.page(form));
    }

    /** @param knownAt the moment on which it stands */
    Uni<Response> pdf(Form form, Instant knownAt) {
        return pdf.of(papers.page(form), knownAt).map(bytes -> pdf(bytes, form.code()));
    }

    static Response pdf(byte[] bytes, String name) {
        var file = name.replaceAll("[^A-Za-z0-9.-]", "_") + ".pdf";
        return Response.fromResponse(answer(bytes))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + file + "\"")
                .build();
    }

    /** With personal data: no cache keeps it. */
    static Response answer(Object entity) {
        return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
