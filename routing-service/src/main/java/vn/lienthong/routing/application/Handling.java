package vn.lienthong.routing.application;

import vn.lienthong.routing.domain.Command;
import vn.lienthong.routing.domain.Manner;

/** What a person orders routing to do. */
public record Handling(Command command, Manner manner) {}
