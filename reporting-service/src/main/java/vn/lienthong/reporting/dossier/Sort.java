package vn.lienthong.reporting.dossier;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** By what a list is ordered; dossiers without the time come last, equal times by code. */
public enum Sort {
    DUE_AT("dueAt", dossier -> dossier.dueAt),
    RECEIVED_AT("receivedAt", dossier -> dossier.receivedAt);

    private final String name;
    private final Function<StoredDossier, Instant> key;

    Sort(String name, Function<StoredDossier, Instant> key) {
        this.name = name;
        this.key = key;
    }

    public static Sort named(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.name.equals(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no order " + parameter));
    }

    String property() {
        return "d." + name;
    }

    Cursor cursorOf(StoredDossier dossier) {
        return new Cursor(Optional.ofNullable(key.apply(dossier)), dossier.code);
    }
}
