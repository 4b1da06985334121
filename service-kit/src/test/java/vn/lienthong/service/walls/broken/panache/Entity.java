package vn.lienthong.service.walls.broken.panache;

/** Stands for Panache, which is not on the class path at all. */
public class Entity {}
