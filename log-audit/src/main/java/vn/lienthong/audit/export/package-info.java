/** The whole log in a folder, and back into an empty suite; the format is described in {@code docs/export-format.md}. */
package vn.lienthong.audit.export;
