package vn.lienthong.service.walls.broken.application;

import vn.lienthong.service.walls.broken.adapter.WaitingAdapter;

/** Breaks a wall: a use case that knows its adapter. */
public class AdapterInApplication {
    WaitingAdapter adapter;
}
