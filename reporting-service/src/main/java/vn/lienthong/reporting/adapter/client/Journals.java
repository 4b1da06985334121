package vn.lienthong.reporting.adapter.client;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.audit.Chain;
import vn.lienthong.audit.Link;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.reporting.checkpoint.Proofs.Hashed;

/** The journals as their owners show them to an auditor, with his own token. For threads that may wait. */
@Singleton
public class Journals {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Owner, URI> urls;

    Journals(
            @ConfigProperty(name = "lienthong.url.intake") URI intake,
            @ConfigProperty(name = "lienthong.url.routing") URI routing,
            @ConfigProperty(name = "lienthong.url.deadline") URI deadline,
            @ConfigProperty(name = "lienthong.url.own") URI own) {
        urls = Map.of(Owner.INTAKE, intake, Owner.ROUTING, routing, Owner.DEADLINE, deadline, Owner.REPORTING, own);
    }

    /** A chain from its beginning, page by page. */
    public void read(Chain chain, String token, Consumer<Link> each) {
        long after = 0;
        while (true) {
            var page = lines(chain.owner(), chain.shard() + "/hashes?after=" + after, token);
            if (page.isEmpty()) return;
            for (var line : page) {
                var link = link(line.split(" "));
                each.accept(link);
                after = link.position();
            }
        }
    }

    private static Link link(String[] words) {
        return new Link(
                Long.parseLong(words[0]), Hash.ofHex(words[1]), Hash.ofHex(words[2]), Hash.ofHex(words[3]), null);
    }

    /** Empty if no record stands there. */
    public Optional<Hashed> record(Chain chain, long position, String token) {
        return lines(chain.owner(), chain.shard() + "/" + position, token).stream()
                .map(line -> hashed(chain.owner(), line))
                .findFirst();
    }

    /** All owners' facts of a dossier, those of each in the order of versions. */
    public List<Hashed> dossier(String code, String token) {
        var path = "dossiers/" + URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
        return Arrays.stream(Owner.values())
                .flatMap(owner -> lines(owner, path, token).stream().map(line -> hashed(owner, line)))
                .toList();
    }

    private static Hashed hashed(Owner owner, String line) {
        var words = line.split(" ");
        return new Hashed(
                new Chain(owner, Integer.parseInt(words[0])),
                Long.parseLong(words[1]),
                Base64.getDecoder().decode(words[2]));
    }

    private List<String> lines(Owner owner, String path, String token) {
        var request = HttpRequest.newBuilder(urls.get(owner).resolve("/v1/journal/" + path))
                .timeout(PATIENCE)
                .header("Authorization", token)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == NOT_FOUND) return List.of();
            if (answer.statusCode() != OK)
                throw new IllegalStateException(owner.code() + " answers " + answer.statusCode());
            return answer.body().lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(owner.code() + " does not show its journal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
