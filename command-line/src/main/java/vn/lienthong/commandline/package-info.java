/** The lienthong command. */
package vn.lienthong.commandline;
