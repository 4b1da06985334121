package vn.lienthong.service.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What people read, by key and language: every {@code lienthong/messages_<language>.properties} on the class path, UTF-8,
 * with {@code {0}}, {@code {1}} for what a message names. A service adds its own rules in a file of that name.
 */
public final class Messages {
    private final Map<Language, Map<String, String>> texts;

    private Messages(Map<Language, Map<String, String>> texts) {
        this.texts = texts;
    }

    public static Messages onClassPath(ClassLoader loader) {
        var texts = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) texts.put(language, load(loader, language));
        return new Messages(texts);
    }

    public Optional<String> text(Language language, String key, List<?> args) {
        return Optional.ofNullable(texts.get(language).get(key)).map(text -> filled(text, args));
    }

    public Set<String> keys(Language language) {
        return Collections.unmodifiableSet(texts.get(language).keySet());
    }

    private static String filled(String text, List<?> args) {
        var filled = text;
        for (int i = 0; i < args.size(); i++) filled = filled.replace("{" + i + "}", String.valueOf(args.get(i)));
        return filled;
    }

    private static Map<String, String> load(ClassLoader loader, Language language) {
        var all = new HashMap<String, String>();
        try {
            for (var file :
                    Collections.list(loader.getResources("lienthong/messages_" + language.code() + ".properties")))
                read(file).forEach((key, text) -> all.put((String) key, (String) text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }

    private static Properties read(URL file) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
