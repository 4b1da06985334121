package vn.lienthong.reporting.forms;

import java.util.List;
import java.util.stream.IntStream;
import vn.lienthong.contracts.value.Document;

/** A line of the list of documents (thành phần hồ sơ), with its number. */
public record DocumentLine(int number, String name, String originals, String certified, String copies) {

    static List<DocumentLine> of(List<Document> documents) {
        if (documents == null) return List.of();
        return IntStream.range(0, documents.size())
                .mapToObj(i -> of(i + 1, documents.get(i)))
                .toList();
    }

    private static DocumentLine of(int number, Document document) {
        return new DocumentLine(
                number,
                InWords.orEmpty(document.name()),
                InWords.orEmpty(document.originals()),
                InWords.orEmpty(document.certified()),
                InWords.orEmpty(document.copies()));
    }
}
