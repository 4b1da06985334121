/**
 * Time, decided purely: what the clocks of a dossier say is a function of its history and the law. Whatever arrives,
 * and however late, the history is folded again and what the service has said so far is brought into line with it.
 */
package vn.lienthong.deadline.domain;
