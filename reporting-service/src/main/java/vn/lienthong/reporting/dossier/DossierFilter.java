package vn.lienthong.reporting.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.Status;
import vn.lienthong.reporting.domain.Timeliness;

/**
 * Which dossiers a list has.
 *
 * @param readable units one of which must be involved; empty for a reader of everything
 * @param units of which the dossier must belong to one, as receiving or resolving unit
 * @param from received at or after
 * @param to received before
 * @param code part of the code
 * @param persons codes of the dossiers of the persons looked for, found beside those by code
 */
public record DossierFilter(
        Optional<List<String>> readable,
        Optional<List<String>> units,
        Optional<String> holder,
        Optional<Status> status,
        Optional<Timeliness> timeliness,
        Optional<Awaiting> awaiting,
        Optional<String> procedure,
        Optional<String> officer,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Instant> dueBefore,
        Optional<String> code,
        List<String> persons) {}
