package vn.lienthong.reporting.legs;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.domain.Punctuality;

/**
 * One agency's part in an interconnected procedure, or a group as a whole, as it stood at the end of a period.
 *
 * @param parent code of the group of which the dossier is a part, or {@code null}
 * @param leg of the dossier's route; {@code null} where the dossier itself is meant
 * @param unit the agency that has to do it
 * @param desk the unit that received the dossier
 * @param completedAt business time of its end, in whatever way; {@code null} while it is open
 * @param punctuality {@code null} while it is open
 * @param overdue whether an open one was
 */
public record Part(
        Kind kind,
        String dossier,
        String parent,
        String leg,
        String unit,
        String desk,
        Instant receivedAt,
        Instant dueAt,
        Instant completedAt,
        Punctuality punctuality,
        boolean overdue) {

    @Schema(name = "PartKind")
    public enum Kind {
        /** A step of a dossier's own way. */
        LEG,
        /** A dossier that is a part of a group. */
        PART,
        /** The dossier under which a group was filed. */
        GROUP
    }

    boolean isGroup() {
        return kind == Kind.GROUP;
    }

    /** By which lists are ordered. */
    String place() {
        return leg == null ? dossier : dossier + "|" + leg;
    }
}
