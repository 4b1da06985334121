/** Citizen and desk: the front door, receptions, supplements, payments, returns. */
package vn.lienthong.intake;
