/** What is asked of this service and is more than reading one report: one class per use case. */
package vn.lienthong.reporting.application;
