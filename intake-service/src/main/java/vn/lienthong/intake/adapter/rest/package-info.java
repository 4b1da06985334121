/** Intake over HTTP. */
package vn.lienthong.intake.adapter.rest;
