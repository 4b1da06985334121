package vn.lienthong.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.cases.Post;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.cases.Source;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.Json;

/** The first dossiers of a reference case, so that whoever starts a suite finds something to look at. */
final class SampleDossiers {
    private static final String CASE = "khai-quang-2019";
    private static final int DOSSIERS = 200;

    private SampleDossiers() {}

    /** Posts them through the front door, once for each data folder. */
    static void post(Suite suite) {
        Path sample = suite.settings().folder().posts().resolve("sample.ndjson");
        if (Files.exists(sample)) {
            return;
        }
        Path draft = sample.resolveSibling("sample.draft.ndjson");
        try {
            Source source =
                    ReferenceCase.named(CASE).orElseThrow().generate().sources().getFirst();
            Files.createDirectories(draft.getParent());
            Files.write(draft, firstDossiers(source));
            String token = suite.tokens().mint("source", source.unit());
            new FilePosting(draft, draft.getParent(), new Front(suite.settings()), token).run(null, refusal -> {});
            Files.move(draft, sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> firstDossiers(Source source) {
        Set<String> dossiers = source.posts().stream()
                .map(Post::subject)
                .distinct()
                .limit(DOSSIERS)
                .collect(Collectors.toSet());
        return source.posts().stream()
                .filter(post -> dossiers.contains(post.subject()))
                .map(SampleDossiers::line)
                .toList();
    }

    private static String line(Post post) {
        try {
            return Json.mapper().writeValueAsString(post);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
