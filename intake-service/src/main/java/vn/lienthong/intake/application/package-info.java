/** One class per use case or reaction of intake. */
package vn.lienthong.intake.application;
