/** What intake keeps in its database beside the journal. */
package vn.lienthong.intake.adapter.postgres;
