package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The registered sources. A source that is used unregistered belongs from then on to the unit that used it. */
public interface Sources {

    /** @param offline posts in bulk, late by up to {@code graceDays}; a live one posts as things happen */
    record Source(String source, String unit, boolean offline, int graceDays) {}

    /** The unit to which the source belongs, if that was asked lately. */
    Optional<String> rememberedUnitOf(String source);

    /** The unit to which the source belongs; the asking one if it is used for the first time. */
    Uni<String> unitOf(String source, String asking);

    Uni<Optional<Source>> find(String source);

    Uni<List<Source>> all();

    Uni<Source> register(Source source);
}
