package vn.lienthong.cases;

/** Takes in a case while it is made: posts of a unit's system in the order in which it posts them. */
interface CaseSink {
    void post(String unit, Post post);

    void expect(Expected row);
}
