package vn.lienthong.contracts.value;

import java.util.List;

/** One step of a route at one agency, with its own limit, startable once the legs it names are completed. */
public record Leg(String id, String unit, String work, Limit limit, List<String> after) {}
