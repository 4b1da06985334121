package vn.lienthong.commandline;

/**
 * A picocli command of another package or module, found by {@link java.util.ServiceLoader}, so that what is measured and
 * shown may use the command line without the command line knowing it.
 */
public interface Subcommand {}
