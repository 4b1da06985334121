/** One class per use case or reaction; what happens when is told in {@code docs/what-happens-when.md}. */
package vn.lienthong.routing.application;
