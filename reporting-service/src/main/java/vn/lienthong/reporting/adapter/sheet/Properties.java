package vn.lienthong.reporting.adapter.sheet;

import vn.lienthong.reporting.table.PrintedTable;

/** What a workbook says of itself. It was made when its figures were known. */
final class Properties {
    private Properties() {}

    static String of(PrintedTable table) {
        return Xml.document(xml -> {
            xml.start(
                    "cp:coreProperties",
                    "xmlns:cp",
                    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                    "xmlns:dc",
                    "http://purl.org/dc/elements/1.1/",
                    "xmlns:dcterms",
                    "http://purl.org/dc/terms/",
                    "xmlns:xsi",
                    "http://www.w3.org/2001/XMLSchema-instance");
            xml.start("dc:title").text(table.title()).end();
            xml.start("dc:creator").text("Liên Thông").end();
            xml.start("dcterms:created", "xsi:type", "dcterms:W3CDTF")
                    .text(table.asOf().toString())
                    .end();
            xml.end();
        });
    }
}
