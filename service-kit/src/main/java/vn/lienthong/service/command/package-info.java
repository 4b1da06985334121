/** What commands of people have in common: their identity, and free text that is sealed before it is recorded. */
package vn.lienthong.service.command;
