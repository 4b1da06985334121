/** One class per use case or reaction: what the log brings, what time brings, what people ask for. */
package vn.lienthong.deadline.application;
