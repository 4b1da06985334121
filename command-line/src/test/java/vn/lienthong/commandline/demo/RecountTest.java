package vn.lienthong.commandline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.cases.Question;
import vn.lienthong.catalogue.Catalogue;

class RecountTest {
    @ParameterizedTest
    @ValueSource(strings = {"khai-quang-2019", "gia-lam-2017", "ninh-binh-2015", "long-bien-2023", "ha-dong-2018"})
    void rightReportsDoNotDiffer(String name) {
        var made = Answers.made(name);
        var recount = new Recount(made, question -> new Report06a(Answers.right(made, question)));
        assertThat(recount.differences(20)).isEmpty();
    }

    @Test
    void askedAreTwentyPartsOfThePeriodAlwaysTheSame() {
        var made = Answers.made("khai-quang-2019");
        var asked = new ArrayList<Question>();
        for (int run = 0; run < 2; run++)
            new Recount(made, question -> {
                        asked.add(question);
                        return new Report06a(Answers.right(made, question));
                    })
                    .differences(20);
        assertThat(asked.subList(0, 20)).isEqualTo(asked.subList(20, 40)).doesNotHaveDuplicates();
        assertThat(asked).allSatisfy(question -> assertThat(question.to())
                .isAfterOrEqualTo(question.from())
                .isBeforeOrEqualTo(made.definition().to()));
    }

    @Test
    void noReportIsAskedForOverTheDayOnWhichAnotherUnitTookTheCode() {
        var made = Answers.made("ha-dong-2018");
        var asked = new ArrayList<Question>();
        new Recount(made, question -> {
                    asked.add(question);
                    return new Report06a(Answers.right(made, question));
                })
                .differences(200);
        assertThat(asked).allSatisfy(question -> assertThat(Catalogue.shipped()
                        .unit(question.unit(), question.to())
                        .orElseThrow()
                        .existsAt(question.from()))
                .isTrue());
    }

    @Test
    void oneDossierTooManyInOneCellIsSeen() {
        var made = Answers.made("khai-quang-2019");
        var recount = new Recount(made, question -> {
            var report = Answers.right(made, question);
            var open = (ObjectNode) report.at("/rows/0/open");
            open.put("inTime", open.path("inTime").asInt() + 1);
            return new Report06a(report);
        });
        assertThat(recount.differences(1)).singleElement().asString().contains("08728 from", "counted were");
    }
}
