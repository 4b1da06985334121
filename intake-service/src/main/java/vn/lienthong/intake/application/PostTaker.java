package vn.lienthong.intake.application;

/** Takes the posts of one request, one after the other, in order. */
public interface PostTaker {
    /** The next post of the request. */
    void post(byte[] json);

    /** The last post of the request, behind which no line feed came: it may have been cut off. */
    void lastPost(byte[] json);

    /** A post of the request of which nothing can be known. */
    void unreadable(Answer answer);

    /** There are no more: waits until everything is answered. */
    void end();
}
