package vn.lienthong.deadline.adapter.rest;

import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;

/**
 * Why a part of a group began when it did.
 *
 * @param group code of its dossier
 * @param leg of the group's route
 * @param begunAt from when its clocks count
 * @param possibleFrom when what it waited for was done, where that was told later, or only by a correction; else {@code null}
 * @param text the same in the reader's language
 */
public record BeginningView(String group, String leg, Instant begunAt, Instant possibleFrom, String text) {
    private static final Messages MESSAGES = Messages.onClassPath(BeginningView.class.getClassLoader());

    static BeginningView of(Fact called, Language language) {
        var opened = (LegOpened) called.event();
        return new BeginningView(
                called.dossier(), opened.leg(), called.time(), opened.possibleFrom(), text(opened, language));
    }

    private static String text(LegOpened opened, Language language) {
        var key = opened.possibleFrom() == null ? "part-begun.at-once" : "part-begun.when-told";
        return MESSAGES.text(language, key, List.of()).orElseThrow();
    }
}
