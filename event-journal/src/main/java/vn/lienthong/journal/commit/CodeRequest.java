package vn.lienthong.journal.commit;

import java.time.LocalDate;
import java.util.function.LongFunction;

/** What a command needs of the code counters; a number used for an agency and day is never issued again. */
public sealed interface CodeRequest {
    /** The command names an existing dossier. */
    record None() implements CodeRequest {}

    /** The suite gives the next number of this agency and day. */
    record Next(String agency, LocalDate day, LongFunction<String> format) implements CodeRequest {}

    /** The source gave the number itself: accepted, it raises the counter to it. */
    record Given(String agency, LocalDate day, long number) implements CodeRequest {}
}
