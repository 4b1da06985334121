package vn.lienthong.commandline;

import java.net.ConnectException;
import java.util.stream.Stream;
import vn.lienthong.commandline.suite.CommandFailed;

/** Says in one line what went wrong. */
final class Failures {
    private Failures() {}

    static String oneLine(Throwable failure) {
        if (causes(failure).anyMatch(Failures::isFullDisk)) {
            return "the disk is full: " + firstLine(failure);
        }
        if (causes(failure).anyMatch(ConnectException.class::isInstance)) {
            return "the suite does not answer; ./lienthong status shows what runs, ./lienthong up starts it";
        }
        if (failure instanceof CommandFailed) {
            return firstLine(failure);
        }
        return firstLine(failure) + because(failure);
    }

    private static String because(Throwable failure) {
        return failure.getCause() == null ? "" : ": " + firstLine(failure.getCause());
    }

    private static boolean isFullDisk(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().contains("No space left on device");
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElseThrow();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
