package vn.lienthong.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** How far a replay is, in one line that is written over as long as somebody looks; nothing is written to a file. */
record ReplayProgress(boolean watched) {
    private static final int WIDTH = 30;

    void show(PrintWriter err, JsonNode replay) {
        if (!watched) return;
        var all = Math.max(1, replay.path("ofEvents").asLong());
        var done = Math.min(all, replay.path("events").asLong());
        var filled = (int) (WIDTH * done / all);
        err.printf(
                "\r%-11s [%s%s] %3d %%  %,d events/s, %s s remaining   ",
                replay.path("state").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                100 * done / all,
                replay.path("eventsPerSecond").asLong(),
                replay.path("remaining").asText("?"));
        err.flush();
    }
}
