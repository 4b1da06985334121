package vn.lienthong.commandline.demo;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on standard error how far a long step is; silent where nobody watches. */
public final class Progress implements AutoCloseable {
    private static final int REFRESH_MILLIS = 200;

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    public static Progress of(String step, long total) {
        if (System.console() == null || !System.console().isTerminal()) return new Progress(null);
        return new Progress(new ProgressBarBuilder()
                .setTaskName(step)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .showSpeed()
                .build());
    }

    public void advance() {
        if (bar != null) bar.step();
    }

    /** When the whole turns out to be another, as while waiting for others. */
    public void at(long done, long total) {
        if (bar == null) return;
        bar.maxHint(total);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) bar.close();
    }
}
