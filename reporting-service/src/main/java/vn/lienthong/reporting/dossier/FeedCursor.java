package vn.lienthong.reporting.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a feed has been read: the number, in the order applied, to go on with by partition; a partition that is not
 * named from its beginning. The numbers of a rebuilt view are all above those of the one before, see {@code
 * V101__applied_order.sql}: there the feed begins anew, so that a reader may see an event again but misses none.
 */
public record FeedCursor(Map<Integer, Long> next) {
    public static final FeedCursor START = new FeedCursor(Map.of());

    /** @throws IllegalArgumentException if the text is no cursor */
    public static FeedCursor parse(String text) {
        var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        return new FeedCursor(Arrays.stream(plain.split(","))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split(":", 2))
                .collect(Collectors.toMap(
                        pair -> Integer.valueOf(pair[0]), pair -> Long.valueOf(pair[pair.length - 1]))));
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
                        .collect(Collectors.joining(","));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
