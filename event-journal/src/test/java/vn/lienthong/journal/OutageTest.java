package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void aLostConnectionIsAnOutageHoweverDeepItLies() {
        assertThat(Outage.is(new CompletionException(new IOException("lost")))).isTrue();
        assertThat(Outage.is(new CompletionException(new IllegalStateException("ours"))))
                .isFalse();
    }

    @Test
    void itsWordsAreThoseOfTheDeepestCause() {
        var refused = new ConnectException("Connection refused");

        assertThat(Outage.words(new CompletionException(new UncheckedIOException("cannot", refused))))
                .isEqualTo("Connection refused");
    }

    @Test
    void anOutageWithoutWordsIsNamed() {
        assertThat(Outage.words(new IOException())).isEqualTo("IOException");
    }
}
