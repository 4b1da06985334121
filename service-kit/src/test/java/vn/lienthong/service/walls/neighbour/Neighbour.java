package vn.lienthong.service.walls.neighbour;

/** Another service's class. */
public class Neighbour {}
