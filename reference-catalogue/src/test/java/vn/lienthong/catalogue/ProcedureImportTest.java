package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.lienthong.catalogue.Sending.accepted;
import static vn.lienthong.catalogue.Sending.fact;
import static vn.lienthong.catalogue.Sending.facts;
import static vn.lienthong.catalogue.Sending.faults;
import static vn.lienthong.catalogue.Sending.procedures;
import static vn.lienthong.catalogue.Sending.proceduresInYaml;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.catalogue.ReferenceFiles.Format;
import vn.lienthong.contracts.event.ProcedureAmended;
import vn.lienthong.contracts.event.ProcedurePublished;
import vn.lienthong.contracts.event.ProcedureRetired;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.Step;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.contracts.value.Fee;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;

/** Of known procedures: 1.004873, in the one version 1.004873/1, open. */
class ProcedureImportTest {
    private final ReferenceState shipped = ReferenceState.shipped();

    @Test
    void given_an_unknown_procedure_when_it_is_sent_then_it_is_published_with_its_steps() {
        var fact = fact(procedures(shipped, """
                code,name,english,field,group,version,from,to,levels,limit,limitUnit,start,resolvedAt,basis,approved,steps
                LT-MOI,Liên thông mới,New group,LT,true,LT-MOI/1,2026-01-01,,WARD DISTRICT,1.50,WORKING_DAY,RECEPTION,PARENT,NĐ 1/2026,true,"[{""id"":""a"",""at"":""RECEIVING"",""work"":""Nhận""},{""id"":""b"",""at"":""PARENT"",""work"":""Ký"",""limit"":{""value"":1,""unit"":""WORKING_DAY""},""after"":[""a""]}]"
                """));

        assertThat(fact).isInstanceOfSatisfying(ProcedurePublished.class, published -> {
            var version = published.procedure().versions().getFirst();
            assertThat(published.procedure().group()).isTrue();
            assertThat(version.levels()).hasSize(2);
            assertThat(version.limit().value()).isEqualTo(new BigDecimal("1.5"));
            assertThat(version.steps()).extracting(Step::after).containsExactly(List.of(), List.of("a"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void given_a_group_with_an_optional_part_then_it_is_exported_and_sent_back_so(Format format) {
        var known = shipped.with(List.of(fact(procedures(shipped, """
                code,name,english,field,group,version,from,levels,limit,limitUnit,basis,steps
                LT-MOI,Liên thông mới,New group,LT,true,LT-MOI/1,2026-01-01,WARD,2,WORKING_DAY,NĐ 1/2026,"[{""id"":""a"",""at"":""RECEIVING"",""procedure"":""1.004873"",""work"":""Nhận""},{""id"":""b"",""at"":""PARENT"",""procedure"":""1.004873"",""work"":""Thẻ"",""after"":[""a""],""optional"":true}]"
                """))));
        var sent = ReferenceFiles.procedures(format, ReferenceExport.procedures(known, format));

        assertThat(known.procedure("LT-MOI").orElseThrow().versions().getFirst().steps())
                .extracting(Step::optional)
                .containsExactly(false, true);
        assertThat(sent.rows())
                .extracting(row -> row.value().published())
                .containsExactlyElementsOf(known.procedures());
    }

    @Test
    void given_a_group_of_optional_parts_alone_then_it_is_a_fault() {
        assertThat(faults(procedures(shipped, """
                code,name,english,field,group,version,from,levels,limit,limitUnit,basis,steps
                LT-MOI,Liên thông mới,New group,LT,true,LT-MOI/1,2026-01-01,WARD,2,WORKING_DAY,NĐ 1/2026,"[{""id"":""b"",""at"":""PARENT"",""procedure"":""1.004873"",""work"":""Thẻ"",""optional"":true}]"
                """)))
                .containsExactly("line 2: version LT-MOI/1 has only optional steps");
    }

    @ParameterizedTest
    @EnumSource
    void given_a_limit_in_minutes_then_it_is_exported_and_sent_back_as_it_is(Format format) {
        var known = shipped.with(List.of(fact(procedures(shipped, """
                code,name,english,field,version,from,levels,limit,limitUnit,basis
                LT-PHUT,Thủ tục tính phút,Minutes,LT,LT-PHUT/1,2026-01-01,WARD,30,MINUTE,NĐ 1/2026
                """))));
        var sent = ReferenceFiles.procedures(format, ReferenceExport.procedures(known, format));

        assertThat(known.procedure("LT-PHUT")
                        .orElseThrow()
                        .versions()
                        .getFirst()
                        .limit())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(new Limit(BigDecimal.valueOf(30), LimitUnit.MINUTE));
        assertThat(sent.rows())
                .extracting(row -> row.value().published())
                .containsExactlyElementsOf(known.procedures());
    }

    @ParameterizedTest
    @EnumSource
    void given_a_version_that_is_to_be_applied_to_open_dossiers_then_it_is_exported_and_sent_back_so(Format format) {
        var known = shipped.with(List.of(fact(procedures(shipped, """
                code,version,from,levels,limit,limitUnit,transition,basis
                1.004873,1.004873/2,2026-01-01,WARD,2,WORKING_DAY,APPLY,NĐ 1/2026
                """))));
        var sent = ReferenceFiles.procedures(format, ReferenceExport.procedures(known, format));

        assertThat(known.procedure("1.004873").orElseThrow().versions())
                .extracting(ProcedureVersion::transition)
                .containsExactly(Transition.KEEP, Transition.APPLY);
        assertThat(sent.rows())
                .extracting(row -> row.value().published())
                .containsExactlyElementsOf(known.procedures());
    }

    @ParameterizedTest
    @EnumSource
    void given_a_version_with_fees_and_forms_then_it_is_exported_and_sent_back_so(Format format) {
        var known = shipped.with(List.of(fact(procedures(shipped, """
                code,version,from,levels,limit,limitUnit,fees,forms,basis
                1.004873,1.004873/2,2026-01-01,WARD,2,WORKING_DAY,"[{""name"":""Lệ phí"",""amount"":15000}]","[""Tờ khai, mẫu 1|2""]",NĐ 1/2026
                """))));
        var sent = ReferenceFiles.procedures(format, ReferenceExport.procedures(known, format));

        var published = known.procedure("1.004873").orElseThrow().versions().getLast();
        assertThat(published.fees()).extracting(Fee::name).containsExactly("Lệ phí");
        assertThat(published.forms()).containsExactly("Tờ khai, mẫu 1|2");
        assertThat(sent.rows())
                .extracting(row -> row.value().published())
                .containsExactlyElementsOf(known.procedures());
    }

    @Test
    void given_a_fee_of_less_than_nothing_then_the_file_is_refused() {
        assertThat(faults(proceduresInYaml(shipped, """
                - code: "1.004873"
                  versions:
                    - {version: 1.004873/2, from: 2026-01-01, levels: [WARD], limit: {value: 2, unit: WORKING_DAY}, fees: [{name: Lệ phí, amount: -1}], basis: NĐ 1/2026}
                """)))
                .containsExactly("line 3: version 1.004873/2 has a fee Lệ phí of less than 0");
    }

    @Test
    void given_a_version_of_another_procedure_when_its_name_is_used_again_then_the_file_is_refused() {
        assertThat(faults(proceduresInYaml(shipped, """
                - code: "1.004873"
                  versions:
                    - {version: 2.000815/1, from: 2026-01-01, levels: [WARD], limit: {value: 2, unit: WORKING_DAY}, basis: NĐ 1/2026}
                """)))
                .containsExactly("line 3: version 2.000815/1 is one of procedure 2.000815");
    }

    @Test
    void given_a_known_procedure_when_a_later_version_is_sent_then_it_ends_the_open_one_and_others_stay() {
        var change = accepted(proceduresInYaml(shipped, """
                - code: "1.004873"
                  versions:
                    - {version: 1.004873/2, from: 2026-01-01, levels: [WARD], limit: {value: 2, unit: WORKING_DAY}, basis: NĐ 1/2026}
                """)).changes().getFirst();

        assertThat(change.before()).isEqualTo(shipped.procedure("1.004873").orElseThrow());
        assertThat(change.fact()).isInstanceOfSatisfying(ProcedureAmended.class, amended -> {
            assertThat(amended.procedure().name()).isEqualTo("Cấp giấy xác nhận tình trạng hôn nhân");
            assertThat(amended.procedure().versions())
                    .extracting(ProcedureVersion::version, ProcedureVersion::to)
                    .containsExactly(tuple("1.004873/1", LocalDate.of(2026, 1, 1)), tuple("1.004873/2", null));
        });
    }

    @Test
    void given_a_known_procedure_when_its_last_version_gets_an_end_then_it_is_retired() {
        var fact = fact(proceduresInYaml(shipped, """
                - {code: "1.004873", versions: [{version: 1.004873/1, to: 2027-01-01}]}
                """));

        assertThat(fact).isInstanceOf(ProcedureRetired.class);
        assertThat(shipped.with(List.of(fact)).catalogue().procedure("1.004873", LocalDate.of(2027, 1, 1)))
                .isEmpty();
    }

    @Test
    void given_a_new_name_and_an_end_then_it_is_amended_first_and_retired_then() {
        var changes = accepted(proceduresInYaml(shipped, """
                - {code: "1.004873", name: Tên mới, versions: [{version: 1.004873/1, to: 2027-01-01}]}
                """)).changes();

        assertThat(changes)
                .extracting(Plan.Change::fact)
                .extracting(Object::getClass)
                .containsExactly(ProcedureAmended.class, ProcedureRetired.class);
        assertThat(changes.getLast().before())
                .isEqualTo(((ProcedureAmended) changes.getFirst().fact()).procedure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name: Tên mới", "english: Another", "field: CT", "group: true", "codeBelieved: false"})
    void given_a_known_procedure_when_it_is_described_otherwise_then_it_is_amended(String described) {
        assertThat(fact(proceduresInYaml(shipped, """
                - {code: "1.004873", %s, versions: [{version: 1.004873/1}]}
                """.formatted(described)))).isInstanceOf(ProcedureAmended.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved: false", "assumed: khác"})
    void given_a_known_version_when_what_is_assumed_or_approved_differs_then_it_is_amended(String said) {
        assertThat(fact(proceduresInYaml(shipped, """
                - {code: "1.004873", versions: [{version: 1.004873/1, %s}]}
                """.formatted(said)))).isInstanceOf(ProcedureAmended.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from: 2009-01-01",
                "levels: [DISTRICT]",
                "limit: {value: 4, unit: WORKING_DAY}",
                "start: NEXT_WORKING_DAY_AFTER_15",
                "supplement: PAUSE",
                "resolvedAt: PARENT",
                "transition: APPLY",
                "basis: khác",
                "steps: [{id: a, at: RECEIVING, work: Làm}]"
            })
    void given_a_known_version_when_anything_else_differs_then_another_version_is_asked_for(String said) {
        assertThat(faults(proceduresInYaml(shipped, """
                - code: "1.004873"
                  versions:
                    - {version: 1.004873/1, %s}
                """.formatted(said))))
                .containsExactly(
                        "line 3: version 1.004873/1 is pinned by dossiers received under it: publish another version");
    }

    @Test
    void given_a_known_version_sent_as_it_is_or_with_its_limit_written_longer_then_nothing_changes() {
        assertThat(procedures(shipped, """
                code,version,limit,limitUnit
                1.004873,1.004873/1,3.00,WORKING_DAY
                1.009994,1.009994/1,,
                1.009994,1.009994/2,15,DAY
                """)).isEqualTo(new Plan.Accepted<>(List.of(), 2));
    }

    @Test
    void given_a_new_version_before_the_end_of_the_last_then_they_overlap() {
        assertThat(faults(proceduresInYaml(shipped, """
                - code: "1.009994"
                  versions:
                    - {version: 1.009994/1}
                    - {version: 1.009994/3, from: 2025-01-01, levels: [WARD], limit: {unit: SAME_DAY}, basis: NĐ}
                """)))
                .containsExactly("line 4: version 1.009994/3 overlaps version 1.009994/1");
    }

    @Test
    void given_wrong_rows_then_each_is_told_by_its_line() {
        assertThat(faults(proceduresInYaml(shipped, """
                - code: A-1
                  name: Một
                  field: XX
                  versions:
                    - {version: A-1/1, from: 2026-01-01, levels: [WARD], limit: {value: 0, unit: WORKING_DAY}, basis: NĐ}
                - code: A-2
                  name: Hai
                  field: CT
                  versions:
                    - {version: A-2/1, from: 2026-01-01, levels: [WARD], limit: {value: -3, unit: DAY}, basis: NĐ}
                    - {version: A-2/1, from: 2027-01-01, levels: [WARD], limit: {value: 3, unit: DAY}, basis: NĐ}
                - code: A-3
                  versions:
                    - {version: A-3/1, levels: [WARD, XÃ], limit: {value: ba, unit: NGÀY}, approved: maybe}
                - code: A-4
                  name: Bốn
                  field: CT
                  versions:
                    - version: A-4/1
                      from: 2026-01-01
                      levels: [WARD]
                      limit: {value: 0.3, unit: WORKING_DAY}
                      basis: NĐ
                      steps:
                        - {id: a, at: HUYỆN, work: Làm}
                - code: A-5
                  name: Năm
                  field: CT
                  versions:
                    - version: A-5/1
                      from: 2026-01-01
                      to: 2026-01-01
                      levels: [WARD]
                      limit: {value: 3, unit: WORKING_DAY}
                      basis: NĐ
                      steps:
                        - {id: a, at: RECEIVING, work: Làm, after: [a]}
                        - {id: b, at: RECEIVING, work: Làm, after: [c]}
                - code: A-6
                  versions:
                    - {version: A-6/1}
                - code: "1.004873"
                  versions:
                    - {version: 1.004873/1, limit: {value: 9, unit: WORKING_DAY}}
                - code: "1.004873"
                  versions: [{version: 1.004873/1}]
                - code: A-7
                  versions: []
                  legal: none
                - A-8
                - code: A-9
                  name: Chín
                  field: CT
                  versions:
                    - {version: A-9/1, from: 2026-01-01, levels: [WARD], limit: {value: 3, unit: DAY}, transition: MOVE, basis: NĐ}
                - code: A-10
                  name: Mười
                  field: CT
                  versions:
                    - {version: A-10/1, from: 2026-01-01, levels: [WARD], limit: {value: 3, unit: DAY}, transition: APPLY, basis: NĐ}
                """)))
                .containsExactly(
                        "line 5: version A-1/1 limit: a limit is more than 0 WORKING_DAY",
                        "line 5: version A-1/1 names the unknown field XX",
                        "line 11: version A-2/1 stands on line 10 already",
                        "line 14: versions.approved: \"maybe\" is not true or false",
                        "line 14: versions.levels: \"XÃ\" is none of PROVINCE, DISTRICT, WARD, AGENCY",
                        "line 14: versions.limit.unit: \"NGÀY\" is none of WORKING_DAY, DAY, WORKING_HOUR, HOUR, MINUTE, MONTH, SAME_DAY",
                        "line 14: versions.limit.value: \"ba\" is no number",
                        "line 25: versions.steps.at: \"HUYỆN\" is none of RECEIVING, PARENT",
                        "line 30: version A-5/1 ends before it begins",
                        "line 30: version A-5/1 has a step a after itself",
                        "line 30: version A-5/1 has a step b after one that is not before it",
                        "line 39: field: is missing",
                        "line 39: name: is missing",
                        "line 41: versions.basis: is missing",
                        "line 41: versions.from: is missing",
                        "line 41: versions.levels: is missing",
                        "line 41: versions.limit: is missing",
                        "line 44: version 1.004873/1 is pinned by dossiers received under it: publish another version",
                        "line 45: procedure 1.004873 stands on line 42 already",
                        "line 48: versions: is empty",
                        "line 49: unknown key \"legal\"",
                        "line 50: is no mapping",
                        "line 55: versions.transition: \"MOVE\" is none of KEEP, APPLY",
                        "line 60: version A-10/1 applies to dossiers received before it, but no version is before it");
    }

    @Test
    void given_rows_of_one_procedure_that_disagree_then_the_later_one_is_told() {
        assertThat(faults(procedures(shipped, """
                code,name,version,from,levels,limit,limitUnit,basis,steps,field
                A-1,Một,A-1/1,2026-01-01,WARD,3,DAY,NĐ,,CT
                A-1,Hai,A-1/2,2027-01-01,WARD,3,DAY,NĐ,[{,CT
                """)))
                .containsExactly("line 3: name: differs from line 2", "line 3: steps: is no JSON");
    }

    @Test
    void given_what_an_import_made_known_when_it_is_sent_again_then_nothing_changes() {
        var yaml = """
                - code: "1.004873"
                  versions:
                    - {version: 1.004873/2, from: 2026-01-01, levels: [WARD], limit: {value: 2, unit: WORKING_DAY}, basis: NĐ}
                """;
        var next = shipped.with(facts(proceduresInYaml(shipped, yaml)));

        assertThat(proceduresInYaml(next, yaml)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
    }
}
