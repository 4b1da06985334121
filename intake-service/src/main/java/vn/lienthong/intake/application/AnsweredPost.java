package vn.lienthong.intake.application;

import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.value.PostId;

/** @param post the identity, as far as it could be read */
public record AnsweredPost(PostId post, Answer answer) {

    static AnsweredPost malformed(MalformedPost malformed) {
        return new AnsweredPost(
                new PostId(malformed.source(), malformed.id()), new Answer.Malformed(malformed.faults()));
    }
}
