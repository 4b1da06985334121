package vn.lienthong.cases;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import vn.lienthong.contracts.post.Applicant;
import vn.lienthong.contracts.post.ApplicantKind;

/** Made-up applicants. */
final class People {
    private static final Lists LISTS = ReferenceCase.read("people.yaml", Lists.class);

    private final Random random;

    record Lists(List<String> surnames, List<String> middles, List<String> givens, List<String> streets) {}

    People(Random random) {
        this.random = random;
    }

    Applicant next() {
        var name = one(LISTS.surnames()) + " " + one(LISTS.middles()) + " " + one(LISTS.givens());
        var idNumber = digits("000%09d", 1_000_000_000);
        var address = "số " + (1 + random.nextInt(200)) + " " + one(LISTS.streets());
        return new Applicant(ApplicantKind.PERSON, name, idNumber, address, digits("09000%05d", 100_000), null);
    }

    private String digits(String format, int bound) {
        return String.format(Locale.ROOT, format, random.nextInt(bound));
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
