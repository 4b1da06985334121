package vn.lienthong.routing.application;

import vn.lienthong.routing.domain.Command;
import vn.lienthong.routing.domain.Manner;

/**
 * What a person orders routing to do.
 *
 * @param officer who orders it
 */
public record Handling(Command command, Manner manner, String officer) {}
