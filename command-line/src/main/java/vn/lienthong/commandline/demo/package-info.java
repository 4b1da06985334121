/** The demonstration: a reference case through the whole suite, held against what the press printed. */
package vn.lienthong.commandline.demo;
