package vn.lienthong.catalogue;

import java.util.List;

/** The catalogue's files are at fault; the message names each file and line with what is wrong there. */
public final class CatalogueFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CatalogueFault(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
