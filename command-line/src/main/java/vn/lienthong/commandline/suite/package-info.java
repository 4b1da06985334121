/** The suite on this machine: its parts, where their data lies, how they start and stop in order. */
package vn.lienthong.commandline.suite;
