package vn.lienthong.reporting.report;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.value.Channel;

/** What rows are called, in the reader's language. */
@Singleton
public class Labels {
    private final LiveCatalogue catalogue;

    Labels(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    String of(Query06a query, String key) {
        return switch (query.by()) {
            case UNIT -> unit(query.scope(), key, query.english());
            case FIELD -> field(key, query.english());
            case PROCEDURE -> procedure(key, query.period().to(), query.english());
            case CHANNEL -> channel(Channel.valueOf(key), query.english());
            case OFFICER -> officer(key, query.english());
        };
    }

    /** What the row of a unit is called. */
    public String unit(Scope scope, String key, boolean english) {
        if (!key.equals(Scope.UNASSIGNED)) return scope.rows().get(key);
        return english ? "Not assigned yet" : "Chưa phân bổ";
    }

    public String field(String code, boolean english) {
        return catalogue
                .now()
                .field(code)
                .map(field -> english ? field.english() : field.name())
                .orElse(code);
    }

    /** The name as of that day; a procedure that is not in force then keeps its code for a name. */
    public String procedure(String code, LocalDate at, boolean english) {
        return catalogue
                .now()
                .procedure(code, at)
                .map(procedure -> english ? procedure.english() : procedure.name())
                .orElse(code);
    }

    private static String channel(Channel channel, boolean english) {
        return switch (channel) {
            case DIRECT -> english ? "At the desk" : "Trực tiếp";
            case ONLINE -> english ? "Online" : "Trực tuyến";
            case POST -> english ? "By public post" : "Bưu chính công ích";
        };
    }

    private static String officer(String code, boolean english) {
        if (!code.isEmpty()) return code;
        return english ? "(not named)" : "(không ghi)";
    }
}
