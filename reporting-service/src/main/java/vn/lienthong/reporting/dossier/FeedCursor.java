package vn.lienthong.reporting.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a feed has been read: the number, in the order applied, to go on with by partition; a partition that is not
 * named from its beginning. The numbers are those of one set of views; from where to go on in another, {@link Changes} works
 * out.
 */
public record FeedCursor(int set, Map<Integer, Long> next) {
    public static final FeedCursor START = new FeedCursor(0, Map.of());

    private static final String SET = "set";
    private static final String FIRST_SET = "1";

    /** @throws IllegalArgumentException if the text is no cursor */
    public static FeedCursor parse(String text) {
        var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        var pairs = Arrays.stream(plain.split(","))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split(":", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[pair.length - 1]));
        var set = Integer.parseInt(Objects.requireNonNullElse(pairs.remove(SET), FIRST_SET));
        return new FeedCursor(
                set,
                pairs.entrySet().stream()
                        .collect(Collectors.toMap(
                                pair -> Integer.valueOf(pair.getKey()), pair -> Long.valueOf(pair.getValue()))));
    }

    /** The number to go on with in every partition there is. */
    Map<Integer, Long> within(Map<Integer, Long> partitions) {
        var all = new TreeMap<Integer, Long>();
        partitions.keySet().forEach(partition -> all.put(partition, next.getOrDefault(partition, 0L)));
        return all;
    }

    @Override
    public String toString() {
        var plain = new TreeMap<>(next)
                .entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(",", SET + ":" + set + ",", ""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
