/** What the adapters of all services share: callers, problems, read-your-writes. */
package vn.lienthong.service;
