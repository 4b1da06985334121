package vn.lienthong.journal.commit;

/** Another instance has claimed one of the batch's posts meanwhile: run the batch again and take that one's answer. */
class ClaimLost extends RuntimeException {}
