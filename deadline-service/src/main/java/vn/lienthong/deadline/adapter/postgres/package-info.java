/** What deadline keeps in its own database beside the journal. */
package vn.lienthong.deadline.adapter.postgres;
