/** What intake decides and why: pure, without framework, clock or randomness. */
package vn.lienthong.intake.domain;
