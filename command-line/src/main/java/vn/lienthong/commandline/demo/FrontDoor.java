package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import vn.lienthong.cases.CaseFolder.PostFile;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Tokens;

/** Posts the streams of sources to intake as their systems would: each source in one stream, several at a time. */
final class FrontDoor implements AutoCloseable {
    private static final int STREAMS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI events;
    private final Tokens tokens;

    FrontDoor(URI intake, Tokens tokens) {
        this.events = intake.resolve("/v1/events");
        this.tokens = tokens;
    }

    /** The biggest sources first, so that all streams end at about the same time. */
    Posted post(List<PostFile> files, Progress progress) {
        var biggestFirst = files.stream()
                .sorted(Comparator.comparingLong(file -> -file.posts()))
                .<Callable<Posted>>map(file -> () -> post(file, progress))
                .toList();
        try (var streams = Executors.newFixedThreadPool(STREAMS)) {
            var answers = new ArrayList<Posted>();
            for (var answer : streams.invokeAll(biggestFirst)) answers.add(answer.get());
            return answers.stream().reduce(Posted.NOTHING, Posted::plus);
        } catch (ExecutionException e) {
            throw new CommandFailed("posting failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("posting was interrupted", e);
        }
    }

    private Posted post(PostFile file, Progress progress) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + tokens.mint("source", file.unit()))
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/x-ndjson")
                .header("Prefer", "return=minimal")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> counted(file.path(), progress)))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        try (var lines = response.body()) {
            if (response.statusCode() != 200)
                throw new IOException(
                        file.urn() + " got " + response.statusCode() + " " + String.join(" ", lines.toList()));
            return lines.filter(line -> !line.isBlank())
                    .map(FrontDoor::json)
                    .reduce(Posted.NOTHING, Posted::read, Posted::plus);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream counted(Path file, Progress progress) {
        try {
            return new LineCount(Files.newInputStream(file), progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Advances the progress with every line that is sent. */
    private static final class LineCount extends FilterInputStream {
        private final Progress progress;

        LineCount(InputStream file, Progress progress) {
            super(file);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            var next = super.read();
            if (next == '\n') progress.advance();
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) if (buffer[i] == '\n') progress.advance();
            return count;
        }
    }
}
