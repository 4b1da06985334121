package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.catalogue.Sending.APPROVAL;
import static vn.lienthong.catalogue.Sending.accepted;
import static vn.lienthong.catalogue.Sending.delegations;
import static vn.lienthong.catalogue.Sending.fact;
import static vn.lienthong.catalogue.Sending.facts;
import static vn.lienthong.catalogue.Sending.faults;
import static vn.lienthong.catalogue.Sending.officers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.contracts.event.DelegationGranted;
import vn.lienthong.contracts.event.DelegationRevoked;
import vn.lienthong.contracts.log.Rfc3339;
import vn.lienthong.contracts.reference.DelegationDescription;

/** Officer cb-01 works in 00541 from 2025 on; in 2026 she signs for it in one procedure. */
class DelegationImportTest {
    private static final String GRANTED = """
            code,unit,officer,procedures,from,to,basis
            15/QĐ-UBND,00541,cb-01,2.000815,2026-01-01,2027-01-01,NĐ 118/2025/NĐ-CP
            """;
    private static final String REVOKED = """
            code,unit,officer,from,basis,revokedAt
            15/QĐ-UBND,00541,cb-01,2026-01-01,NĐ 118/2025/NĐ-CP,2026-06-01T08:00:00+07:00
            """;

    private final ReferenceState known = withOfficers();
    private final ReferenceState granted = known.with(facts(delegations(known, GRANTED)));
    private final ReferenceState revoked = granted.with(facts(delegations(granted, REVOKED)));

    private static ReferenceState withOfficers() {
        var shipped = ReferenceState.shipped();
        return shipped.with(facts(officers(shipped, """
                id,unit,position,from,to
                cb-01,00541,PROCESSING,2025-01-01,
                cb-02,00541,PROCESSING,2025-07-01,2026-06-01
                """)));
    }

    @Test
    void given_an_unknown_delegation_then_it_is_granted() {
        assertThat(fact(delegations(known, GRANTED)))
                .isEqualTo(new DelegationGranted(
                        new DelegationDescription(
                                "15/QĐ-UBND",
                                "00541",
                                "cb-01",
                                List.of("2.000815"),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2027, 1, 1),
                                "NĐ 118/2025/NĐ-CP",
                                null),
                        APPROVAL));
    }

    @Test
    void given_the_moment_of_its_revocation_then_it_is_revoked_once() {
        assertThat(fact(delegations(granted, REVOKED))).isInstanceOfSatisfying(DelegationRevoked.class, happened -> {
            assertThat(happened.delegation().revokedAt()).isEqualTo("2026-06-01T01:00:00Z");
            assertThat(happened.delegation().procedures()).containsExactly("2.000815");
        });
        assertThat(delegations(revoked, REVOKED)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
        assertThat(delegations(revoked, GRANTED)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
    }

    @Test
    void given_grant_and_revocation_in_a_row_then_each_is_a_fact() {
        assertThat(accepted(delegations(known, REVOKED)).changes())
                .extracting(Plan.Change::fact)
                .extracting(Object::getClass)
                .containsExactly(DelegationGranted.class, DelegationRevoked.class);
    }

    @Test
    void given_that_a_revocation_never_was_then_the_delegation_is_granted_again_as_it_was_and_may_be_revoked_anew() {
        var never = REVOKED.replace("2026-06-01T08:00:00+07:00", "never");
        var moment = Instant.parse("2026-06-02T01:00:00Z");

        assertThat(fact(delegations(revoked, never)))
                .isInstanceOfSatisfying(DelegationGranted.class, again -> assertThat(again.delegation())
                        .isEqualTo(granted.delegation("15/QĐ-UBND").orElseThrow()));
        var again = revoked.with(facts(delegations(revoked, never)));
        assertThat(again.catalogue().delegation("15/QĐ-UBND", "cb-01", "00541", "2.000815", moment))
                .isPresent();
        assertThat(delegations(again, never)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
        assertThat(delegations(granted, never)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
        assertThat(fact(delegations(again, REVOKED))).isInstanceOf(DelegationRevoked.class);
    }

    @Test
    void given_another_delegation_of_the_same_terms_then_it_is_granted_whatever_became_of_the_first() {
        var second = revoked.with(facts(delegations(revoked, GRANTED.replace("15/QĐ", "16/QĐ"))));

        assertThat(second.catalogue()
                        .delegation("16/QĐ-UBND", "cb-01", "00541", "2.000815", Instant.parse("2026-06-02T01:00:00Z")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "15/QĐ-UBND, cb-01, 00541, 2.000815, 2026-01-01T00:00:00+07:00, true",
        "15/QĐ-UBND, cb-01, 00541, 2.000815, 2025-12-31T23:59:59+07:00, false",
        "15/QĐ-UBND, cb-01, 00541, 2.000815, 2026-12-31T23:59:59+07:00, true",
        "15/QĐ-UBND, cb-01, 00541, 2.000815, 2027-01-01T00:00:00+07:00, false",
        "15/QĐ-UBND, cb-01, 00541, 1.004873, 2026-03-01T00:00:00+07:00, false",
        "15/QĐ-UBND, cb-01, 00565, 2.000815, 2026-03-01T00:00:00+07:00, false",
        "15/QĐ-UBND, cb-02, 00541, 2.000815, 2026-03-01T00:00:00+07:00, false",
        "16/QĐ-UBND, cb-01, 00541, 2.000815, 2026-03-01T00:00:00+07:00, false",
        "15/QĐ-UBND,      , 00541, 2.000815, 2026-03-01T00:00:00+07:00, false"
    })
    void a_delegation_holds_for_its_officer_unit_procedure_and_time(
            String code, String officer, String unit, String procedure, String at, boolean holds) {
        assertThat(granted.catalogue()
                        .delegation(code, officer, unit, procedure, Rfc3339.parse(at))
                        .isPresent())
                .isEqualTo(holds);
    }

    @Test
    void a_delegation_holds_until_the_moment_of_its_revocation() {
        var moment = Instant.parse("2026-06-01T01:00:00Z");

        assertThat(revoked.catalogue().delegation("15/QĐ-UBND", "cb-01", "00541", "2.000815", moment.minusSeconds(1)))
                .isPresent();
        assertThat(revoked.catalogue().delegation("15/QĐ-UBND", "cb-01", "00541", "2.000815", moment))
                .isEmpty();
        assertThat(revoked.catalogue().delegations(LocalDate.of(2026, 6, 1))).hasSize(1);
        assertThat(revoked.catalogue().delegations(LocalDate.of(2026, 6, 2))).isEmpty();
    }

    @Test
    void one_for_no_procedure_in_particular_is_for_all_and_one_without_end_lasts_as_long_as_its_unit() {
        var all = known.with(facts(delegations(known, """
                code,unit,officer,from,basis
                1/UQ,00541,cb-01,2025-01-01,NĐ 61/2018/NĐ-CP
                """))).catalogue();

        assertThat(all.delegation("1/UQ", "cb-01", "00541", "1.004873", Instant.parse("2025-06-30T10:00:00Z")))
                .isPresent();
        assertThat(all.delegation("1/UQ", "cb-01", "00541", "1.004873", Instant.parse("2025-07-01T10:00:00Z")))
                .isEmpty();
    }

    @Test
    void given_a_file_with_every_kind_of_wrong_row_then_each_is_told_by_its_line_and_nothing_changes() {
        assertThat(faults(delegations(revoked, """
                code,unit,officer,procedures,from,to,basis,revokedAt
                ,00541,cb-01,,2026-01-01,,x,
                2/UQ,,cb-01,,2026-01-01,,x,
                3/UQ,00541,,,2026-01-01,,x,
                4/UQ,00541,cb-01,,,,x,
                5/UQ,00541,cb-01,,2026-01-01,,,
                6 UQ,00541,cb-01,,2026-01-01,,x,
                7/UQ,00541,cb-01,,2026-01-01,,x,2026-06-01
                8/UQ,99999,cb-01,,2026-01-01,,x,
                9/UQ,00541,cb-99,,2026-01-01,,x,
                10/UQ,00541,cb-02,,2026-01-01,2026-07-01,x,
                11/UQ,00541,cb-01,9.999999,2026-01-01,,x,
                12/UQ,00541,cb-01,,2026-01-01,2025-12-31,x,
                13/UQ,00541,cb-01,,2026-01-01,,x,
                13/UQ,00541,cb-01,,2026-01-01,,x,
                15/QĐ-UBND,00541,cb-02,,2026-01-01,,NĐ 118/2025/NĐ-CP,2026-06-02T08:00:00+07:00
                """)))
                .containsExactly(
                        "line 2: code: is missing",
                        "line 3: unit: is missing",
                        "line 4: officer: is missing",
                        "line 5: from: is missing",
                        "line 6: basis: is missing",
                        "line 7: code: \"6 UQ\" holds other than letters, digits, . - and /",
                        "line 8: revokedAt: \"2026-06-01\" is no moment such as 2026-06-01T08:00:00+07:00",
                        "line 9: delegation 8/UQ is granted by 99999, which no unit or agency bears on 2026-01-01",
                        "line 10: delegation 9/UQ is granted to cb-99, who is no officer on 2026-01-01",
                        "line 11: delegation 10/UQ is granted to cb-02, who is no officer on 2026-06-30",
                        "line 12: delegation 11/UQ is for the unknown procedure 9.999999",
                        "line 13: delegation 12/UQ ends on 2025-12-31, before it begins",
                        "line 15: delegation 13/UQ stands on line 14 already",
                        "line 16: delegation 15/QĐ-UBND is granted as it is: revoke it and grant another one",
                        "line 16: delegation 15/QĐ-UBND was revoked at 2026-06-01T01:00:00Z already; send never to take that back");
    }
}
