package vn.lienthong.commandline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.commandline.suite.Home;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Secrets;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.proof.SignedNote;
import vn.lienthong.proof.SigningKey;

/** What can be known of the containers without an engine. */
class ContainersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Part.class)
    void every_part_has_a_container_with_a_health_check_on_its_port_of_loopback(Part part) throws IOException {
        JsonNode container = compose().path("services").path(part.key());

        assertThat(container.at("/healthcheck/test")).isNotEmpty();
        assertThat(container.at("/ports/0").asText())
                .startsWith("127.0.0.1:${LIENTHONG_%s_PORT:-%d}:".formatted(part.name(), part.defaultPort()));
    }

    @Test
    void no_password_or_key_stands_in_the_compose_file() throws IOException {
        var settings = compose().path("services").findValues("environment").stream()
                .flatMap(environment -> environment.properties().stream());

        assertThat(settings)
                .filteredOn(setting -> setting.getKey().matches(".*(PASSWORD|SECRET|KEY|TOKEN).*"))
                .extracting(setting -> setting.getValue().asText())
                .allMatch(value -> value.startsWith("/run/secrets/"));
        for (JsonNode secret : compose().path("secrets")) {
            assertThat(secret.path("file").asText()).startsWith("./deploy/secrets/");
        }
    }

    /** Beside them lies the class cache of {@code ./lienthong}, 50 MB a service that no container can use. */
    @Test
    void the_engine_is_sent_what_the_images_copy_and_nothing_else() throws IOException {
        var copied = Files.readAllLines(file("deploy/Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY"))
                .flatMap(line -> Pattern.compile("\\S+/\\S+(?= )").matcher(line).results())
                .map(source -> source.group().replace("${SERVICE}", "*"));

        var sent = Files.readAllLines(file(".dockerignore")).stream().filter(line -> !line.startsWith("#"));

        assertThat(sent)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("*"), copied.map(source -> "!" + source))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1"})
    void the_health_check_tells_ready_from_not_ready(int status, int exitCode) throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
        try {
            String port = Integer.toString(service.getAddress().getPort());
            assertThat(run(file("deploy/ready").toString(), port)).isEqualTo(exitCode);
        } finally {
            service.stop(0);
        }
    }

    @Test
    void the_secrets_of_the_containers_are_made_once_and_mint_tokens_too() throws Exception {
        Path script = Files.copy(
                file("deploy/make-secrets"), folder.resolve("make-secrets"), StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(run(script.toString())).isZero();
        Secrets made = Secrets.in(folder.resolve("secrets"));
        assertThat(run(script.toString())).isZero();

        assertThat(Secrets.in(folder.resolve("secrets")).suite()).isEqualTo(made.suite());
        assertThat(folder.resolve("secrets/token-public-key")).hasContent(made.tokenPublicKey());
        var note = SignedNote.of(
                new Checkpoint("lienthong", List.of()).text(), SigningKey.parse("lienthong", made.checkpointKey()));
        assertThat(SignedNote.open(
                        note,
                        SigningKey.parse("lienthong", made.checkpointKey()).publicKey()))
                .isNotNull();
        assertThat(vn.lienthong.contracts.value.SigningKey.parse(made.signingKey())
                        .publicKey())
                .isNotEmpty();
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(file("docker-compose.yml").toFile());
    }

    private static Path file(String name) {
        return Home.find().resolve(name);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    }
}
