package vn.lienthong.catalogue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a file as they stand there, with what could not be read. */
record Entries(List<Entry.Keys> rows, List<Fault> faults) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    Entries() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    void fault(int line, String what) {
        faults.add(new Fault(line, what));
    }

    /** The text of a file in UTF-8; empty, with a fault, if it is in another encoding. */
    Optional<String> text(byte[] content) {
        var bytes = ByteBuffer.wrap(content);
        var text = CharBuffer.allocate(content.length);
        var read = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
        text.flip();
        if (read.isUnderflow()) return Optional.of(withoutMark(text.toString()));
        fault(1 + (int) text.chars().filter(letter -> letter == '\n').count(), "is not UTF-8");
        return Optional.empty();
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
