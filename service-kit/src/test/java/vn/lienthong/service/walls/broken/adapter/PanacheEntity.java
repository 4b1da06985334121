package vn.lienthong.service.walls.broken.adapter;

import vn.lienthong.service.walls.broken.panache.Entity;

/** Breaks a wall: it builds on Panache. */
public class PanacheEntity extends Entity {}
