package vn.lienthong.journal.commit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The numbers that the commands of a batch bring along, are issued and use, on counters that the batch has locked. */
final class CodeNumbers {
    private final SortedSet<CodeCounters.Key> counters = new TreeSet<>();
    private final Set<CodeRequest.Given> given = new HashSet<>();
    private final Map<CodeCounters.Key, Long> last = new HashMap<>();
    private final Map<CodeCounters.Key, Long> used = new TreeMap<>();

    /** @param code null if the command asked for none */
    record Issued(CodeCounters.Key counter, long number, String code) {
        static final Issued NONE = new Issued(null, 0, null);
    }

    CodeNumbers(Collection<CodeRequest> requests) {
        requests.forEach(this::ask);
    }

    private void ask(CodeRequest request) {
        switch (request) {
            case CodeRequest.None none -> {}
            case CodeRequest.Next next -> counters.add(CodeCounters.Key.of(next));
            case CodeRequest.Given number -> {
                counters.add(CodeCounters.Key.of(number));
                given.add(number);
            }
        }
    }

    /** The counters to be locked. */
    SortedSet<CodeCounters.Key> counters() {
        return counters;
    }

    /** The counters are locked and stand at these numbers. */
    void begin(Map<CodeCounters.Key, Long> numbers) {
        last.putAll(numbers);
    }

    Issued issue(CodeRequest.Next next) {
        var counter = CodeCounters.Key.of(next);
        var number = last.compute(counter, (key, before) -> behind(before, key));
        return new Issued(counter, number, next.format().apply(number));
    }

    /** The next number that no command of the batch brings along. */
    private long behind(long before, CodeCounters.Key key) {
        var next = before + 1;
        while (given.contains(new CodeRequest.Given(key.agency(), key.day(), next))) next++;
        return next;
    }

    /** @param issued what was issued to the command that made this request */
    void use(CodeRequest request, Issued issued) {
        switch (request) {
            case CodeRequest.None none -> {}
            case CodeRequest.Next next -> used.merge(issued.counter(), issued.number(), Math::max);
            case CodeRequest.Given number -> used.merge(CodeCounters.Key.of(number), number.number(), Math::max);
        }
    }

    /** The highest number used of each counter. */
    Map<CodeCounters.Key, Long> used() {
        return used;
    }
}
