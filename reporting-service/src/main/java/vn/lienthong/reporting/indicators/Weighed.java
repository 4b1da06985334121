package vn.lienthong.reporting.indicators;

import vn.lienthong.contracts.value.Channel;

/**
 * What one dossier brings to the indicators; {@code null} where it has no part in one.
 *
 * @param reckoned for 2.1 and 5.4
 * @param complained whether a complaint or dislike stands that came by the end of the period
 * @param receivedBy for 3.3: how it was filed, if it was received in the period
 * @param taken for 2.2: if it was received in the period and has come to a result, be it after the period
 */
record Weighed(Reckoned reckoned, boolean complained, Channel receivedBy, TimeTaken taken) {}
