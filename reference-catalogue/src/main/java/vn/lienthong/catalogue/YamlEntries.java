package vn.lienthong.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads YAML item by item: a syntax error ends the reading, and nothing else does. */
final class YamlEntries {
    private final JsonParser parser;
    private final Entries read;

    private YamlEntries(JsonParser parser, Entries read) {
        this.parser = parser;
        this.read = read;
    }

    /** A file that is a list of mappings. */
    static Entries list(byte[] content) {
        var read = new Entries();
        read.text(content).ifPresent(text -> list(yaml(text.length()), "YAML", text, read));
        return read;
    }

    /** The same in JSON, of which not all is YAML. */
    static Entries jsonList(byte[] content) {
        var read = new Entries();
        read.text(content).ifPresent(text -> list(new JsonFactory(), "JSON", text, read));
        return read;
    }

    private static void list(JsonFactory factory, String language, String text, Entries read) {
        try (var parser = factory.createParser(text)) {
            new YamlEntries(parser, read).items();
        } catch (JsonProcessingException fault) {
            read.fault(line(fault), "is no " + language + ": " + reason(fault));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** JSON in a cell; empty, if it is none. */
    static Optional<Entry> json(Entry.Text cell, Entries read) {
        try (var parser = new JsonFactory().createParser(cell.value())) {
            parser.nextToken();
            return Optional.of(new YamlEntries(parser, read).entry(cell.line() - 1));
        } catch (JsonProcessingException fault) {
            return Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The parser's own limit of length is lower than a nation's list of units is long. */
    private static YAMLFactory yaml(int length) {
        var options = new LoaderOptions();
        options.setCodePointLimit(length + 1);
        return YAMLFactory.builder().loaderOptions(options).build();
    }

    private void items() throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            read.fault(1, "is no list");
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY)
            switch (entry(0)) {
                case Entry.Keys keys -> read.rows().add(keys);
                case Entry.Items items -> read.fault(items.line(), "is no mapping");
                case Entry.Text text -> read.fault(text.line(), "is no mapping");
            }
        if (parser.nextToken() != null) read.fault(line(0), "stands behind the end of the list");
    }

    /** @param above lines of the file above the first one of the parser */
    private Entry entry(int above) throws IOException {
        var line = line(above);
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias())
            read.fault(line, "points to another place with *" + parser.getText());
        return switch (parser.currentToken()) {
            case START_OBJECT -> keys(line, above);
            case START_ARRAY -> {
                var items = new ArrayList<Entry>();
                while (parser.nextToken() != JsonToken.END_ARRAY) items.add(entry(above));
                yield new Entry.Items(line, items);
            }
            case VALUE_NULL -> new Entry.Text(line, "");
            case null, default ->
                new Entry.Text(line, Optional.ofNullable(parser.getText()).orElse(""));
        };
    }

    private Entry.Keys keys(int line, int above) throws IOException {
        var values = new LinkedHashMap<String, Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            var keyLine = line(above);
            parser.nextToken();
            if (values.put(key, entry(above)) != null)
                read.fault(keyLine, "has the key " + Keyed.quoted(key) + " twice");
        }
        return new Entry.Keys(line, values);
    }

    private int line(int above) {
        return above + parser.currentTokenLocation().getLineNr();
    }

    /** Where the parser stopped. */
    static int line(JsonProcessingException fault) {
        return fault.getLocation() == null ? 1 : fault.getLocation().getLineNr();
    }

    /** The parser says on lines of their own what it was at, where, and then what is wrong. */
    private static String reason(JsonProcessingException fault) {
        return fault.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" ") && !line.startsWith("while "))
                .findFirst()
                .orElse("not readable");
    }
}
