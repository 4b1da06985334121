package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row plants one fault into the shipped files and expects file, line and what is wrong. */
class CatalogueFaultTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        units/01-ha-noi.yaml | Huyện Gia Lâm, level: DISTRICT, parent: "01" | Huyện Gia Lâm, level: DISTRICT, parent: "99" | ^units/01-ha-noi.yaml:\\d+: unit 018 belongs to 99, which no unit bears on 2004-07-08
        units/01-ha-noi.yaml | Huyện Gia Lâm, level: DISTRICT, parent: "01", from: 2004-07-08, to: 2025-07-01 | Huyện Gia Lâm, level: DISTRICT, parent: "01", from: 2004-07-08, to: 2025-06-01 | ^units/01-ha-noi.yaml:\\d+: unit 00526 belongs to 018, which no unit bears on 2025-06-01
        units/01-ha-noi.yaml | Huyện Gia Lâm, level: DISTRICT | Huyện Gia Lâm, level: WARD | units/01-ha-noi.yaml:\\d+: unit 00526 belongs to 018, which is not of a higher level
        units/01-ha-noi.yaml | name: Xã Thiên Đức, level: WARD, parent: "018", from: 2025-01-01 | name: Xã Thiên Đức, level: WARD, parent: "018", from: 2024-12-01 | unit 00541 bears its code while units/01-ha-noi.yaml:\\d+ does
        units/01-ha-noi.yaml | into: ["00151"] | into: ["00152"] | unit 00142 goes into 00152, which no unit bears on 2025-01-01
        units/01-ha-noi.yaml | desk: gio-0800 | desk: gio-0900 | unit 01 names the unknown desk gio-0900
        units/01-ha-noi.yaml | , saturday: true} | , saturdays: true} | ^units/01-ha-noi.yaml:\\d+: unknown key "saturdays"
        agencies.yaml | {code: CA01, | {code: "01", | ^agencies.yaml:\\d+: code: "01" is not up to 20 letters and digits with a letter among them
        agencies.yaml | kind: TAX | kind: TAXES | ^agencies.yaml:\\d+: agency THUE01 is of the unknown kind TAXES
        agencies.yaml | unit: "25" | unit: "26" | ^agencies.yaml:\\d+: agency CA25 belongs to 26, which no unit bears on 2025-07-01
        procedures/ward.yaml | field: CT | field: XX | ^procedures/ward.yaml:\\d+: version 2.000815/1 names the unknown field XX
        procedures/ward.yaml | limit: {value: 3, | limit: {value: 0, | ^procedures/ward.yaml:\\d+: version 1.004873/1 limit: a limit is more than 0 WORKING_DAY
        procedures/ward.yaml | limit: {value: 3, | limit: {value: -3, | ^procedures/ward.yaml:\\d+: version 1.004873/1 limit: a limit is more than 0 WORKING_DAY
        procedures/ward.yaml | limit: {value: 3, | limit: {value: 1e9, | ^procedures/ward.yaml:\\d+: version 1.004873/1 limit: no limit is as long or as fine as 1E\\+9 WORKING_DAY
        procedures/ward.yaml | limit: {value: 3, | limit: {value: 0.3, | ^procedures/ward.yaml:\\d+: version 1.004873/1 limit: a limit in WORKING_DAY counts quarters of a day: 0.3
        procedures/ward.yaml | limit: {value: 3, unit: WORKING_DAY} | limit: {value: 1.5, unit: DAY} | version 1.004873/1 limit: a limit in DAY has no fraction: 1.5
        procedures/ward.yaml | limit: {value: 3, unit: WORKING_DAY} | limit: {value: 3} | version 1.004873/1 limit: names no unit
        procedures/interconnected.yaml | limit: {value: 12, | limit: {value: 0, | version 1.001776/1 limit of step xet-duyet-xa: a limit is more than 0 WORKING_DAY
        procedures/district.yaml | to: 2025-07-01 | to: 2025-08-01 | ^procedures/district.yaml:\\d+: version 1.009994/2 overlaps version 1.009994/1
        procedures/interconnected.yaml | after: [xet-duyet-xa] | after: [xet-duyet] | has a step quyet-dinh-huyen after one that is not before it
        procedures/interconnected.yaml | agency: POLICE | agency: ARMY | version LT-KHAISINH/2 has a step thuong-tru at the unknown kind of agency ARMY
        procedures/interconnected.yaml | agency: POLICE, | at: PARENT, agency: POLICE, | version LT-KHAISINH/2 has a step thuong-tru that names not one of at and agency
        procedures/interconnected.yaml | procedure: LT-KHAISINH-TT | procedure: LT-X | version LT-KHAISINH/2 has a step thuong-tru with the unknown procedure LT-X
        procedures/interconnected.yaml | work: Đăng ký khai sinh | limit: {value: 24, unit: HOUR}, work: Đăng ký khai sinh | version LT-KHAISINH/2 has a step khai-sinh with a limit and a procedure
        procedures/interconnected.yaml | limit: {value: 12, unit: WORKING_DAY}} | limit: {value: 12, unit: WORKING_DAY}, optional: true} | ^procedures/interconnected.yaml:\\d+: version 1.001776/1 has an optional step xet-duyet-xa without a procedure
        procedures/interconnected.yaml | optional: true | optional: maybe | ^procedures/interconnected.yaml:\\d+
        calendars/vn.yaml | workedSaturdays: [2024-05-04] | workedSaturdays: [2024-05-06] | ^calendars/vn.yaml:\\d+: year 2024 works 2024-05-06, which is no Saturday
        calendars/vn.yaml | days: [2017-04-06] | days: [2017-04-08] | year 2017 has 2017-04-08 off, which is a weekend anyway
        calendars/vn.yaml | days: [2017-04-06] | days: [2016-04-06] | year 2017 holds 2016-04-06 of another year
        duties.yaml | value: 3 | value: 0 | ^duties.yaml:\\d+: a limit is more than 0 WORKING_DAY
        duties.yaml | to: 2025-06-30 | to: 2025-07-30 | ^duties.yaml:\\d+: SUPPLEMENT_NOTICE is in force twice on 2025-07-01, see duties.yaml:\\d+
        duties.yaml | {value: 1, unit: WORKING_HOUR} | {value: 0, unit: WORKING_HOUR} | ^duties.yaml:\\d+: a limit is more than 0 WORKING_HOUR
        duties.yaml | {value: 1, unit: DAY} | {value: 1, unit: WORKING_DAY} | ^duties.yaml:\\d+: an apology is due so many DAY before the due date, not WORKING_DAY
        duties.yaml | [LT-KHAISINH-TT, LT-KHAISINH-BHYT, LT-KHAISINH-CC, LT-KHAITU-XTT, LT-KHAITU-MT, LT-KHAITU-TH, LT-KHAITU-BT, LT-KHAITU-NCC] | [] | ^duties.yaml:\\d+: procedures names none; leave it out to bind all
        duties.yaml | - duty: TRANSFER | - duty: SYNCHRONISATION | ^duties.yaml:\\d+: only TRANSFER has an afternoonLimit, not SYNCHRONISATION
        duties.yaml | [LT-KHAISINH-TT, | [LT-KHAISINH-TT, LT-X, | ^duties.yaml:\\d+: unknown procedure LT-X
        rule-sets.yaml | from: 2018-06-21 | from: 2018-06-22 | ^rule-sets.yaml:\\d+: ND-61 begins on 2018-06-21
        rule-sets.yaml | to: 2025-06-30 | to: 2025-06-29 | ^rule-sets.yaml:\\d+: ND-118 begins on 2025-06-30
        rule-sets.yaml | limitBasis: NĐ 61/2018/NĐ-CP, art 19 | limitBasis: | ^rule-sets.yaml:\\d+: names not all its sources
        supplement-limits.yaml | value: 7 | value: 0 | ^supplement-limits.yaml:\\d+: a limit is more than 0 WORKING_DAY
        supplement-limits.yaml | [LT-KHAISINH-KS, LT-KHAISINH-TT, LT-KHAISINH-BHYT, LT-KHAISINH-CC, LT-KHAITU-KT, LT-KHAITU-XTT, LT-KHAITU-MT, LT-KHAITU-TH, LT-KHAITU-BT, LT-KHAITU-NCC] | [] | ^supplement-limits.yaml:\\d+: procedures names none; leave it out to bind all
        supplement-limits.yaml | [LT-KHAISINH-KS, | [LT-KHAISINH-KS, LT-X, | ^supplement-limits.yaml:\\d+: unknown procedure LT-X
        form-sets.yaml | from: 2025-07-01 | from: 2025-07-02 | ^form-sets.yaml:\\d+: TT-03-2025 begins on 2025-07-01
        form-sets.yaml | to: 2025-06-30 | remark: x | ^form-sets.yaml:\\d+: TT-01-2018 never ends
        form-sets.yaml | number: "02" | number: "01" | ^form-sets.yaml:\\d+: TT-01-2018 has a form or a number twice
        form-sets.yaml | basis: TT 01/2018/TT-VPCP, art 9, art 10 | basis: | ^form-sets.yaml:\\d+: TT-01-2018 names not all
        catalogue.yaml | units/26-vinh-phuc.yaml | units/27.yaml | ^units/27.yaml: no such file
        """)
    void aFaultIsNamedWithItsFileAndLine(String file, String sound, String faulty, String expected) {
        assertThatThrownBy(() -> new CatalogueFiles(planted(file, sound, faulty)).read())
                .isInstanceOf(CatalogueFault.class)
                .message()
                .containsPattern(expected);
    }

    @Test
    void twoLimitsOfSupplementsInForceForOneProcedureAreAFault() {
        var faulty = """
                - procedures: [LT-KHAITU-KT]
                  limit: {value: 5, unit: WORKING_DAY}
                  from: 2026-10-01
                  basis: another law

                - procedures: [LT-KHAISINH-KS,""";
        var files = planted("supplement-limits.yaml", "- procedures: [LT-KHAISINH-KS,", faulty);

        assertThatThrownBy(() -> new CatalogueFiles(files).read())
                .isInstanceOf(CatalogueFault.class)
                .message()
                .containsPattern("^supplement-limits.yaml:\\d+: a limit of supplements is in force twice on 2026-10-01,"
                        + " see supplement-limits.yaml:\\d+");
    }

    private static Function<String, InputStream> planted(String file, String sound, String faulty) {
        return name ->
                name.equals(file) ? changed(name, sound, faulty) : CatalogueFiles.class.getResourceAsStream(name);
    }

    private static InputStream changed(String file, String sound, String faulty) {
        try (var content = CatalogueFiles.class.getResourceAsStream(file)) {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            if (!text.contains(sound)) throw new IllegalArgumentException(file + " does not hold " + sound);
            var first = text.indexOf(sound);
            var changed = text.substring(0, first) + faulty + text.substring(first + sound.length());
            return new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
