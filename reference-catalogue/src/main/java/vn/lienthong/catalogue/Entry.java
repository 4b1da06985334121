package vn.lienthong.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;

/** What stands in a file, and on which line. A scalar is the text as written, so that a code keeps its zeros. */
sealed interface Entry {
    int line();

    /** @param value without blanks around it; empty where nothing was written */
    record Text(int line, String value) implements Entry {
        /** Two ways to write the same Vietnamese letter are the same letter. */
        public Text {
            value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        }
    }

    record Items(int line, List<Entry> values) implements Entry {}

    record Keys(int line, Map<String, Entry> values) implements Entry {
        /** The text under that key; empty if there is none. */
        String text(String key) {
            return values.get(key) instanceof Text(var _, var value) ? value : "";
        }
    }
}
