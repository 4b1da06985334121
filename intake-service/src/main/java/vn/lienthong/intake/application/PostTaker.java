package vn.lienthong.intake.application;

import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.Post;
import vn.lienthong.contracts.post.PostReader;

/** Takes the posts of one request, one after the other, in order. */
public interface PostTaker {
    /** The next post of the request, well-formed. */
    void take(Post post);

    /** The next post of the request, of which the answer is known. */
    void answered(AnsweredPost post);

    /** There are no more: waits until everything is answered. */
    void end();

    /** The next post of the request. */
    default void post(byte[] json) {
        try {
            take(PostReader.read(json));
        } catch (MalformedPost malformed) {
            answered(AnsweredPost.malformed(malformed));
        }
    }

    /** The last post of the request, behind which no line feed came: it may have been cut off. */
    default void lastPost(byte[] json) {
        try {
            take(PostReader.read(json));
        } catch (MalformedPost malformed) {
            answered(AnsweredPost.lastMalformed(malformed));
        }
    }

    /** A post of the request of which nothing can be known. */
    default void unreadable(Answer answer) {
        answered(AnsweredPost.unreadable(answer));
    }
}
