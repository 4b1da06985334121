package vn.lienthong.service.walls.broken.domain;

import vn.lienthong.service.walls.broken.application.AdapterInApplication;

/** Breaks a wall: a domain that knows a use case. */
public class ApplicationInDomain {
    AdapterInApplication useCase;
}
