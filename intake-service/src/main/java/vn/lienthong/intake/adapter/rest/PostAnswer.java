package vn.lienthong.intake.adapter.rest;

import java.util.List;
import vn.lienthong.contracts.post.PostReceipt;

/**
 * What is answered to posts, for the description of the interface alone; {@code AnswerStream} writes it. A stream is
 * answered with the results and then the counts, each on a line.
 */
record PostAnswer(
        List<ItemResult> results, int applied, int duplicate, int rejected, int pending, PostReceipt receipt) {}
