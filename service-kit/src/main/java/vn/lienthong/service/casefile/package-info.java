/** What an owner that reads the log knows of a dossier when it decides. */
package vn.lienthong.service.casefile;
