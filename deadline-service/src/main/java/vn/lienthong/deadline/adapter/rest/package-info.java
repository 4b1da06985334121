/** What people and programs may ask of deadline. */
package vn.lienthong.deadline.adapter.rest;
