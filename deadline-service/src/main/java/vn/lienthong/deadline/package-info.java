/** Time: due dates, suspensions, notices. */
package vn.lienthong.deadline;
