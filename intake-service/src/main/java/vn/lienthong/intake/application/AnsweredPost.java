package vn.lienthong.intake.application;

import vn.lienthong.contracts.post.Fault;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.value.PostId;

/** @param post the identity, as far as it could be read */
public record AnsweredPost(PostId post, Answer answer) {

    static AnsweredPost malformed(MalformedPost malformed) {
        return new AnsweredPost(
                new PostId(malformed.source(), malformed.id()), new Answer.Malformed(malformed.faults()));
    }

    /** The last of a request: what is no JSON there was cut off. */
    static AnsweredPost lastMalformed(MalformedPost malformed) {
        return malformed.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.NOT_JSON)
                ? unreadable(new Answer.CutOff())
                : malformed(malformed);
    }

    static AnsweredPost unreadable(Answer answer) {
        return new AnsweredPost(new PostId(null, null), answer);
    }
}
