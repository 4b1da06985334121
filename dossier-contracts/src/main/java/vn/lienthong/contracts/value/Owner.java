package vn.lienthong.contracts.value;

import java.util.Locale;

/** The service in whose journal a fact stands; every fact has exactly one. */
public enum Owner {
    INTAKE,
    ROUTING,
    DEADLINE,
    REPORTING;

    /** The name in event ids, journals and Kafka headers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Owner ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
