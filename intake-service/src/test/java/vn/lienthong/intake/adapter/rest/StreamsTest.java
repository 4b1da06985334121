package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.intake.Posts;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class StreamsTest {
    private static final String STREAM = "application/x-ndjson";
    private static final String TOKEN = TestTokens.token("source", "018");

    @TestHTTPResource("/v1/events")
    URI address;

    private final Posts posts = new Posts();

    @FunctionalInterface
    private interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    @Test
    void a_client_that_reads_only_after_writing_gets_all_answers_in_order() throws IOException {
        var codes = new ArrayList<String>();
        for (int i = 0; i < 1_500; i++) codes.add(Posts.freshCode());

        var answers = post(out -> {
            for (var code : codes) out.write(Posts.lines(posts.received(code)).getBytes(UTF_8));
            for (var code : codes) out.write(Posts.lines(posts.returned(code)).getBytes(UTF_8));
        });

        assertThat(answers).hasSize(3_001).last().asString().contains("\"applied\":3000");
        for (int i = 0; i < codes.size(); i++) assertThat(answers.get(i)).contains(codes.get(i));
    }

    @Test
    void a_line_of_100_mb_is_refused_without_holding_it_and_the_stream_goes_on() throws IOException {
        var before = Posts.lines(posts.received(Posts.freshCode()));
        var after = Posts.lines(posts.received(Posts.freshCode()));
        var chunk = new byte[1024 * 1024];
        Arrays.fill(chunk, (byte) 'x');

        var answers = post(out -> {
            out.write(before.getBytes(UTF_8));
            for (int i = 0; i < 100; i++) out.write(chunk);
            out.write('\n');
            out.write(after.getBytes(UTF_8));
        });

        assertThat(answers).hasSize(4);
        assertThat(answers.get(1)).contains("item-too-long").contains("413");
        assertThat(answers.getLast()).contains("\"applied\":2").contains("\"rejected\":1");
    }

    @Test
    void when_the_connection_breaks_what_came_whole_is_recorded() throws IOException {
        var received = posts.received(Posts.freshCode());
        var half = Posts.lines(posts.returned(received.get("subject").asText())).substring(0, 40);
        var body = Posts.lines(received) + half;
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var head = "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                    + "\r\nContent-Type: " + STREAM + "\r\nContent-Length: 100000\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(UTF_8));
            socket.getOutputStream().flush();
            await().untilAsserted(() -> assertThat(standing(received)).isEqualTo(200));
        }
        assertThat(standing(received)).isEqualTo(200);
    }

    private int standing(com.fasterxml.jackson.databind.JsonNode post) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .get("/v1/events/{source}/{id}", posts.source(), post.get("id").asText())
                .statusCode();
    }

    private List<String> post(Body body) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(64 * 1024);
        connection.setRequestProperty("Authorization", "Bearer " + TOKEN);
        connection.setRequestProperty("Content-Type", STREAM);
        try (var out = connection.getOutputStream()) {
            body.writeTo(out);
        }
        assertThat(connection.getResponseCode()).isEqualTo(200);
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
