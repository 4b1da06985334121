package vn.lienthong.service.walls.broken.adapter;

import vn.lienthong.service.walls.neighbour.Neighbour;

/** Breaks a wall: it uses another service's code. */
public class NeighboursCode {
    Neighbour neighbour;
}
